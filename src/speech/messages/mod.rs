//! Every sentence the program can say, as one enum: a missing sentence does not compile.

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

use fluent_bundle::FluentValue;

/// A sentence another floor wants said, given to it as a function: `view.say(Message::Export)`.
pub type SentenceArgument<'a> = &'a dyn Fn(&Message) -> String;

/// Something that can stand in a sentence.
trait Word {
    fn word(&self) -> FluentValue<'_>;
}

impl Word for String {
    fn word(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Word for usize {
    fn word(&self) -> FluentValue<'_> {
        FluentValue::from(*self)
    }
}

/// Declares the sentences: variant, key in `assets/speech`, and arguments.
macro_rules! lines {
    ($($name:ident = $key:literal { $($arg:ident: $type:ty),* },)*) => {
        /// A sentence and its arguments. Its words are under its key in `assets/speech`.
        #[derive(Clone, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the French file of sentences says what each one says")]
        pub enum Message { $($name { $($arg: $type),* },)* }

        impl Message {
            /// Each key with the names of its arguments.
            #[expect(clippy::large_stack_arrays, reason = "a constant stands on no stack")]
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$(($key, &[$(stringify!($arg)),*]),)*];

            /// The key of the sentence.
            #[must_use]
            pub fn key(&self) -> &'static str {
                match self { $(Self::$name { .. } => $key,)* }
            }

            /// The arguments, by name.
            #[must_use]
            pub fn arguments(&self) -> Vec<(&'static str, FluentValue<'_>)> {
                match self { $(Self::$name { $($arg),* } => vec![$((stringify!($arg), Word::word($arg))),*],)* }
            }
        }
    };
}

chart_lines!();
