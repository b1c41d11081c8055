//! File names from the names of services: safe on every system, and no two alike.

/// The most characters that a name takes from a service's.
const MOST_CHARACTERS: usize = 60;

/// A file name for each of the names, in their order: "Mayor's Office" is `mayors-office.xlsx`.
pub fn file_names<S: AsRef<str>>(services: &[S]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for service in services {
        let stem = stem(service.as_ref());
        let numbered = (2..).map(|number: u32| format!("{stem}-{number}"));
        let free = std::iter::once(stem.clone()).chain(numbered).find(|name| !taken.contains(name));
        taken.extend(free);
    }
    taken.into_iter().map(|name| format!("{name}.xlsx")).collect()
}

fn stem(service: &str) -> String {
    let mut stem = String::new();
    for c in service.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '’')) {
        if c.is_alphanumeric() {
            stem.push(c);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem: String = stem.chars().take(MOST_CHARACTERS).collect();
    let stem = stem.trim_end_matches('-');
    // Windows keeps these names for devices, whatever follows the full stop.
    let device = ["con", "prn", "aux", "nul"].contains(&stem)
        || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
    if stem.is_empty() || device {
        format!("service-{stem}").trim_end_matches('-').to_owned()
    } else {
        stem.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_no_two_are_alike() {
        let names = [
            "Mayor's Office",
            "Mayors Office",
            "MAYOR’S  OFFICE!",
            "Children's Social Care & Supporting Families",
            "../../etc/passwd",
            "Con",
            "LPT1",
            "///",
            "Mayors Office 2",
            "Žižkov",
        ];
        assert_eq!(
            file_names(&names),
            [
                "mayors-office.xlsx",
                "mayors-office-2.xlsx",
                "mayors-office-3.xlsx",
                "childrens-social-care-supporting-families.xlsx",
                "etc-passwd.xlsx",
                "service-con.xlsx",
                "service-lpt1.xlsx",
                "service.xlsx",
                "mayors-office-2-2.xlsx",
                "žižkov.xlsx",
            ]
        );
        assert!(file_names(&["x".repeat(500)])[0].len() < 70);
    }
}
