//! The macro behind every localised sentence: a table of variants, keys and typed arguments in, a checked enum out.
//!
//! [`Message`](crate::speech::Message) and [`NoteMessage`](crate::base::NoteMessage) are declared with it, so a sentence with
//! a missing, misspelt or mistyped argument does not compile.

use std::borrow::Cow;

use crate::base::id::Year;
use crate::base::time::Time;

/// The value of one argument of a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Argument<'a> {
    /// Text that is inserted as it stands.
    Text(Cow<'a, str>),
    /// A word of ours that selects a wording and is never shown: no mark of direction may be put around it.
    Keyword(&'static str),
    /// Something named in the language of the sentence; programs read its identifier.
    Name {
        /// The identifier.
        id: &'a str,
        /// The names.
        names: &'a QuotedNames,
    },
    /// A count, which can select a plural form.
    Count(usize),
    /// A year or another span of time, or that there is none, which each language says in its words.
    Time(Time),
}

impl<'a> Argument<'a> {
    /// The argument as text; a count is written in plain digits, without grouping.
    #[must_use]
    pub fn into_text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => text,
            Self::Name { id, .. } => Cow::Borrowed(id),
            Self::Keyword(word) => Cow::Borrowed(word),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Time(time) => Cow::Owned(time.to_string()),
        }
    }
}

/// The name of what a sentence quotes, in the three languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuotedNames {
    /// In French.
    pub fr: String,
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

/// An argument of a sentence with its name in the Fluent file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedArgument<'a> {
    /// The name, without the `$` of Fluent.
    pub name: &'static str,
    /// The value.
    pub value: Argument<'a>,
}

/// A type that can be an argument of a sentence.
pub trait ToArgument {
    /// The value as the formatter of sentences takes it.
    fn to_argument(&self) -> Argument<'_>;
}

impl ToArgument for String {
    fn to_argument(&self) -> Argument<'_> {
        Argument::Text(Cow::Borrowed(self))
    }
}

impl ToArgument for &'static str {
    fn to_argument(&self) -> Argument<'_> {
        Argument::Keyword(self)
    }
}

impl ToArgument for usize {
    fn to_argument(&self) -> Argument<'_> {
        Argument::Count(*self)
    }
}

impl ToArgument for Year {
    fn to_argument(&self) -> Argument<'_> {
        Argument::Time((*self).into())
    }
}

impl ToArgument for Time {
    fn to_argument(&self) -> Argument<'_> {
        Argument::Time(*self)
    }
}

/// The key of a sentence and the names of its arguments, for tests that compare the languages with the code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MessageSignature {
    /// The key under which the sentence stands in `assets/speech`.
    pub key: &'static str,
    /// The names of the arguments, in declaration order.
    pub arguments: &'static [&'static str],
}

/// Declares an enum with one variant per sentence: `Variant = "key" { argument: Type, … },`.
macro_rules! message_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $key:literal { $($argument:ident: $type:ty),* $(,)? },)*
    }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$variant_meta])* $variant { $($argument: $type),* },)* }

        impl $name {
            /// The key and the argument names of every variant.
            #[must_use]
            pub fn signatures() -> &'static [$crate::base::message_enum::MessageSignature] {
                static SIGNATURES: &[$crate::base::message_enum::MessageSignature] = &[
                    $($crate::base::message_enum::MessageSignature { key: $key, arguments: &[$(stringify!($argument)),*] },)*
                ];
                SIGNATURES
            }

            /// The key of the sentence.
            #[must_use]
            pub fn key(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $key,)* }
            }

            /// The arguments, in declaration order.
            #[must_use]
            pub fn arguments(&self) -> Vec<$crate::base::message_enum::NamedArgument<'_>> {
                match self {
                    $(Self::$variant { $($argument),* } => vec![$($crate::base::message_enum::NamedArgument {
                        name: stringify!($argument),
                        value: $crate::base::message_enum::ToArgument::to_argument($argument),
                    }),*],)*
                }
            }
        }
    };
}

pub(crate) use message_enum;
