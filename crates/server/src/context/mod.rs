//! One typed context for each template; handlers fill them, samples show them.

mod account;
mod declaration;
mod lodge;
mod officer;
mod public;
mod subscriptions;

pub use account::{AdminPage, KeysPage, UserRow};
pub use declaration::{DeclarationPage, DeclarationsPage, NotificationsPage, TimelineItems, Total};
pub use lodge::{CheckPage, DraftRow, FormPage, LodgePage};
pub use officer::{DecidePage, Group, QueueItems, QueuePage, QueueRow};
pub use public::{
    CommodityPage, CommodityView, DemoUser, DutyPage, ErrorPage, FrontPage, MeasureView, SignInPage, TariffPage,
};
pub use subscriptions::{SubscriptionView, SubscriptionsPage};
