//! The plans that ship with the program, as texts inside it.

use super::fault::Faults;
use super::file;
use crate::core::plan::Plan;

/// A plan that ships with the program.
#[derive(Debug)]
pub struct Shipped {
    /// The name that it is asked for by.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The plan file.
    pub text: &'static str,
}

/// The plan that is used where nobody asks for another.
pub const DEFAULT: Shipped = Shipped {
    name: "tower-hamlets-2024-2028",
    title: "Tower Hamlets Community Engagement Strategy 2024 to 2028",
    text: include_str!("../../db/plans/tower-hamlets-2024-2028.toml"),
};

/// The plans that ship, the default first.
pub static ALL: [Shipped; 2] = [
    DEFAULT,
    Shipped {
        name: "tower-hamlets-2018-2021",
        title: "Tower Hamlets Community Engagement Strategy 2018 to 2021",
        text: include_str!("../../db/plans/tower-hamlets-2018-2021.toml"),
    },
];

/// The shipped plan of that name.
pub fn named(name: &str) -> Option<&'static Shipped> {
    ALL.iter().find(|shipped| shipped.name == name)
}

impl Shipped {
    /// The plan itself. That it has no faults is what the tests see to.
    pub fn plan(&self) -> Result<Plan, Faults> {
        file::read(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_says_what_the_files_say() {
        for shipped in &ALL {
            let plan = shipped.plan().unwrap();
            assert_eq!((&*plan.name, &*plan.title), (shipped.name, shipped.title));
            assert_eq!(named(shipped.name).unwrap().title, shipped.title);
        }
        assert!(named("tower-hamlets").is_none());
    }
}
