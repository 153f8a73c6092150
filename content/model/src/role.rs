//! Who may do what in the studio: one table, asked by everybody, written down nowhere else.

use crate::category::Kind;
use crate::id::Id;

/// What a person is in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Writes drafts.
    Contributor,
    /// Writes, and changes what is published.
    Editor,
    /// Reviews, publishes, and looks after the organisation's people.
    Publisher,
    /// Looks after partnerships and programmes.
    Coordinator,
    /// Puts texts into other languages.
    Translator,
    /// Reads.
    Analyst,
}

impl Role {
    /// All roles, in the order of the columns of [`TABLE`].
    pub const ALL: [Role; 6] =
        [Role::Contributor, Role::Editor, Role::Publisher, Role::Coordinator, Role::Translator, Role::Analyst];

    /// The role's word in the database, forms and messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Contributor => "contributor",
            Role::Editor => "editor",
            Role::Publisher => "publisher",
            Role::Coordinator => "coordinator",
            Role::Translator => "translator",
            Role::Analyst => "analyst",
        }
    }

    /// The role with this word.
    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// What can be done in the studio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Read what is not published yet, its history and the organisation's figures.
    See,
    /// Begin an item, and change one that was never published; send in pictures for it.
    Draft,
    /// Change what is published; visitors see the change when it is published in turn.
    Edit,
    /// Change the texts of any item, and nothing else of it.
    Translate,
    /// Say that what stands in an item is still true.
    Confirm,
    /// Publish, send back with remarks, plan, take out of sight, bring back.
    Publish,
    /// Many at once: import, bulk changes, joining twins.
    Many,
    /// Answer what visitors reported.
    Reports,
    /// Invite people, give and take roles.
    Members,
    /// Look after the whole installation.
    Administer,
}

impl Action {
    /// All actions.
    pub const ALL: [Action; 10] = [
        Action::See,
        Action::Draft,
        Action::Edit,
        Action::Translate,
        Action::Confirm,
        Action::Publish,
        Action::Many,
        Action::Reports,
        Action::Members,
        Action::Administer,
    ];

    /// The action's word in the audit log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Action::See => "see",
            Action::Draft => "draft",
            Action::Edit => "edit",
            Action::Translate => "translate",
            Action::Confirm => "confirm",
            Action::Publish => "publish",
            Action::Many => "many",
            Action::Reports => "reports",
            Action::Members => "members",
            Action::Administer => "administer",
        }
    }
}

/// To which kinds of item a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// None.
    Nothing,
    /// Partnerships and programmes.
    Exchange,
    /// All kinds, and what is of no kind.
    Everything,
}

impl Reach {
    const fn covers(self, kind: Option<Kind>) -> bool {
        match self {
            Reach::Nothing => false,
            Reach::Exchange => matches!(kind, None | Some(Kind::Partnership | Kind::Programme)),
            Reach::Everything => true,
        }
    }
}

use Reach::{Everything as All, Exchange, Nothing as No};

/// The table. Columns: contributor, editor, publisher, coordinator, translator, analyst. An administrator may do
/// everything everywhere and is no column.
pub const TABLE: [(Action, [Reach; 6]); 10] = [
    //                    contributor editor publisher coordinator translator analyst
    (Action::See, [All, All, All, All, All, All]),
    (Action::Draft, [All, All, All, Exchange, No, No]),
    (Action::Edit, [No, All, All, Exchange, No, No]),
    (Action::Translate, [All, All, All, Exchange, All, No]),
    (Action::Confirm, [No, All, All, Exchange, No, No]),
    (Action::Publish, [No, No, All, No, No, No]),
    (Action::Many, [No, All, All, No, No, No]),
    (Action::Reports, [No, All, All, Exchange, No, No]),
    (Action::Members, [No, No, All, No, No, No]),
    (Action::Administer, [No, No, No, No, No, No]),
];

/// How far a role reaches with an action.
pub fn reach(role: Role, action: Action) -> Reach {
    let row = TABLE.iter().find(|(known, _)| *known == action);
    let column = Role::ALL.iter().position(|known| *known == role);
    row.zip(column).map_or(No, |((_, reaches), column)| reaches[column])
}

/// A role in an organisation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Membership {
    /// The organisation.
    pub organisation: Id,
    /// What the person is there.
    pub role: Role,
}

/// What somebody is: everything that permissions are decided by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether they look after the whole installation.
    pub administrator: bool,
    /// Their roles, at most one of each in an organisation.
    pub memberships: Vec<Membership>,
}

impl Standing {
    /// Whether they may do this to an item of this kind and owner. What nobody owns is the administrators'.
    pub fn may(&self, action: Action, kind: Option<Kind>, owner: Option<&Id>) -> bool {
        self.administrator
            || owner.is_some_and(|owner| {
                self.memberships.iter().any(|one| one.organisation == *owner && reach(one.role, action).covers(kind))
            })
    }

    /// Whether they may do this anywhere at all.
    pub fn may_somewhere(&self, action: Action) -> bool {
        self.administrator || self.memberships.iter().any(|one| reach(one.role, action) != No)
    }

    /// The organisations in which they may do this to an item of this kind, each once, in their order.
    pub fn organisations(&self, action: Action, kind: Option<Kind>) -> Vec<&Id> {
        let mut found: Vec<&Id> = Vec::new();
        for one in self.memberships.iter().filter(|one| reach(one.role, action).covers(kind)) {
            if !found.contains(&&one.organisation) {
                found.push(&one.organisation);
            }
        }
        found
    }
}
