//! Every sentence of the user interface, the charts and the command line, as one enum: a missing sentence or argument does
//! not compile. The enum is too long for one file, so each file adds its sentences and hands the list to the next one.

#[macro_use]
mod chart;
#[macro_use]
mod cli;
#[macro_use]
mod deck;
#[macro_use]
mod desk;
#[macro_use]
mod window;

use crate::base::Time;
use crate::base::message_enum::message_enum;

/// Declares [`Message`] once all files have added their sentences.
macro_rules! define_messages {
    ($($sentences:tt)*) => {
        message_enum! {
            /// A localised sentence with its arguments. Its wording stands under its key in `assets/speech`.
            #[derive(Clone, PartialEq, Eq, Debug)]
            #[expect(missing_docs, reason = "the French file of sentences shows what each one says")]
            pub enum Message { $($sentences)* }
        }
    };
}

chart_messages!();
