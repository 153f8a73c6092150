//! What shall happen to items at a moment: publication and withdrawal.

use jiff::Timestamp;
use model::Id;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::audit::{self, Deed};
use crate::items::time;
use crate::remarks::NewRemark;
use crate::save::fixed_width;
use crate::work::WorkState;
use crate::{Error, Store};

/// Something planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The item.
    pub id: Id,
    /// What shall happen.
    pub action: PlanAction,
    /// When.
    pub due: Timestamp,
    /// Who planned it.
    pub author: String,
}

/// What can be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanAction {
    /// The work copy is published.
    Publish,
    /// The item is taken out of sight.
    Withdraw,
}

impl PlanAction {
    /// The word in the database and in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            PlanAction::Publish => "publish",
            PlanAction::Withdraw => "withdraw",
        }
    }

    /// The action with this word.
    pub fn parse(word: &str) -> Option<PlanAction> {
        [PlanAction::Publish, PlanAction::Withdraw].into_iter().find(|action| action.as_str() == word)
    }
}

impl Store {
    /// Plans something; the same action of the same item planned before gives way.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn plan(&self, plan: &Planned, deed: &Deed) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        sqlx::query(
            "insert into plan (item_id, action, due_at, author) values ($1, $2, $3, $4)
             on conflict (item_id, action) do update set due_at = excluded.due_at, author = excluded.author",
        )
        .bind(plan.id.as_str())
        .bind(plan.action.as_str())
        .bind(fixed_width(plan.due))
        .bind(&plan.author)
        .execute(&mut *transaction)
        .await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// Gives a plan up.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn unplan(&self, id: &Id, action: PlanAction, deed: &Deed) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        done(&mut transaction, id, action).await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }

    /// What is planned for an item, the next first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn plans_of(&self, id: &Id) -> Result<Vec<Planned>, Error> {
        let rows =
            sqlx::query("select item_id, action, due_at, author from plan where item_id = $1 order by due_at, action")
                .bind(id.as_str())
                .fetch_all(&self.readers)
                .await?;
        rows.iter().map(planned).collect()
    }

    /// All that is planned, the next first, at most `limit`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn planned(&self, limit: u32) -> Result<Vec<Planned>, Error> {
        let rows = sqlx::query("select item_id, action, due_at, author from plan order by due_at, item_id limit $1")
            .bind(i64::from(limit))
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(planned).collect()
    }

    /// What is due next, of all.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn next_plan(&self) -> Result<Option<Planned>, Error> {
        let row = sqlx::query("select item_id, action, due_at, author from plan order by due_at, item_id limit 1")
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(planned).transpose()
    }

    /// Gives up a plan that could not be carried out, and says so where its owner looks: by remarks, and by sending the
    /// work copy back when there is one.
    ///
    /// # Errors
    /// When the store fails; then the plan stays.
    pub async fn give_up_plan(&self, plan: &Planned, remarks: &[NewRemark], deed: &Deed) -> Result<(), Error> {
        let (mut transaction, _) = self.take_turn().await?;
        done(&mut transaction, &plan.id, plan.action).await?;
        sqlx::query("update work set state = $1 where item_id = $2")
            .bind(WorkState::Returned.as_str())
            .bind(plan.id.as_str())
            .execute(&mut *transaction)
            .await?;
        crate::remarks::add(&mut transaction, &plan.id, remarks, &plan.author, deed.at).await?;
        audit::append(&mut transaction, deed).await?;
        Ok(transaction.commit().await?)
    }
}

/// Takes a plan off the list.
pub(crate) async fn done(connection: &mut AnyConnection, id: &Id, action: PlanAction) -> Result<(), sqlx::Error> {
    sqlx::query("delete from plan where item_id = $1 and action = $2")
        .bind(id.as_str())
        .bind(action.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

fn planned(row: &AnyRow) -> Result<Planned, Error> {
    let unknown = |column, word: &str| Error::UnknownWord { column, word: word.to_owned() };
    let (id, action): (&str, &str) = (row.try_get(0)?, row.try_get(1)?);
    Ok(Planned {
        id: Id::parse(id).ok_or_else(|| unknown("plan.item_id", id))?,
        action: PlanAction::parse(action).ok_or_else(|| unknown("plan.action", action))?,
        due: time("plan.due_at", row.try_get(2)?)?,
        author: row.try_get(3)?,
    })
}
