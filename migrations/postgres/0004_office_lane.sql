-- The red lane of a small office: without it every row of the office is looked up.
create index declaration_office_lane on declaration (office, lane, created_at, id);
