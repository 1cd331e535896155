# make run    builds what is needed and starts the demo: http://127.0.0.1:8080
# make test   every check: format, lints, licences, rooms, stores, live parts, browser
# make audit  known vulnerabilities of the dependencies (needs the network)
# make pictures  screenshots of every page into docs/screenshots
# make fuzz   every reader on made-up input, SECONDS=60 each
.PHONY: run test audit fuzz live docs pictures clean

run:
	@scripts/run $(ARGS)

test:
	@scripts/test

audit:
	@bash -c '. scripts/need.sh && need_cargo_tool cargo-deny && cargo deny check advisories'

fuzz:
	@scripts/fuzz $(or $(SECONDS),60)

live:
	@scripts/build-live

docs:
	@cargo xtask docs

# what the README and the guide show; all others stay in e2e/out/screenshots
SHOWN = home-1280 lodge-form-360 refused-1280 declaration-1280 declaration-360 queue-1280 decision-1280 duty-1280
pictures:
	@cargo build --locked --package cli --bin clearway
	@cd e2e && npm test --silent
	@mkdir -p docs/screenshots && cp $(SHOWN:%=e2e/out/screenshots/%.png) docs/screenshots/

clean:
	@rm -rf target web/live/dist web/live/node_modules e2e/node_modules e2e/out .tools
