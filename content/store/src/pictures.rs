//! Photographs: what is known of each file, who brought it, and which items show it. The files themselves lie elsewhere.
//!
//! A new picture waits until its variants are made; then it is ready, or failed with a reason. Rows are facts about a
//! file and belong to nobody; that an organisation brought it is a row of its own.

use jiff::Timestamp;
use model::picture::Focus;
use model::{Id, PictureId, Point};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::items::time;
use crate::save::fixed_width;
use crate::{Error, Store};

/// How far a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureState {
    /// Its variants are still to be made.
    Waiting,
    /// Visitors can see it.
    Ready,
    /// It cannot be read.
    Failed,
}

impl PictureState {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            PictureState::Waiting => "waiting",
            PictureState::Ready => "ready",
            PictureState::Failed => "failed",
        }
    }

    fn parse(word: &str) -> Result<PictureState, Error> {
        [PictureState::Waiting, PictureState::Ready, PictureState::Failed]
            .into_iter()
            .find(|state| state.as_str() == word)
            .ok_or_else(|| Error::UnknownWord { column: "picture.state", word: word.to_owned() })
    }
}

/// What is known of a file before it is unpacked.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPicture {
    /// Its lasting name.
    pub id: PictureId,
    /// `image/jpeg` and the like.
    pub media_type: String,
    /// Length of the file.
    pub bytes: u64,
    /// Pixels, held upright.
    pub width: u32,
    /// Pixels, held upright.
    pub height: u32,
    /// Where it was taken; for editors only.
    pub position: Option<Point>,
}

/// Who brought a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The organisation it was brought for.
    pub owner: Id,
    /// The person.
    pub uploaded_by: String,
    /// When.
    pub uploaded_at: Timestamp,
    /// What the file was called, fit to be shown.
    pub file_name: String,
}

/// A picture as the store holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The file.
    pub file: NewPicture,
    /// Colours and rough shapes, as hexadecimal digits; once it is ready.
    pub thumbhash: Option<String>,
    /// How far it is.
    pub state: PictureState,
    /// Why it failed: a code.
    pub reason: Option<String>,
    /// Grows with every change of any picture.
    pub turn: i64,
}

impl Store {
    /// Takes in a picture that waits for its variants. One that is known stays as it is, but a failed one waits again.
    /// Brought again for the same organisation, it counts as brought now.
    ///
    /// # Errors
    /// When the store fails, or the organisation is not there.
    pub async fn add_picture(&self, new: &NewPicture, upload: &Upload) -> Result<Picture, Error> {
        let (mut transaction, turn) = self.take_turn().await?;
        sqlx::query(
            "insert into picture (id, media_type, bytes, width, height, lon, lat, state, tries, turn)
             values ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, $8)
             on conflict (id) do update set
                 state = 'waiting', reason = null, tries = 0, turn = excluded.turn
             where picture.state = 'failed'",
        )
        .bind(new.id.as_str())
        .bind(new.media_type.as_str())
        .bind(i64::try_from(new.bytes).unwrap_or(i64::MAX))
        .bind(i64::from(new.width))
        .bind(i64::from(new.height))
        .bind(new.position.map(Point::lon))
        .bind(new.position.map(Point::lat))
        .bind(turn)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "insert into picture_upload (picture_id, owner, uploaded_by, uploaded_at, file_name)
             values ($1, $2, $3, $4, $5)
             on conflict (picture_id, owner) do update set
                 uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at, file_name = excluded.file_name",
        )
        .bind(new.id.as_str())
        .bind(upload.owner.as_str())
        .bind(upload.uploaded_by.as_str())
        .bind(fixed_width(upload.uploaded_at))
        .bind(upload.file_name.as_str())
        .execute(&mut *transaction)
        .await?;
        let row = sqlx::query(
            "select id, media_type, bytes, width, height, lon, lat, thumbhash, state, reason, turn from picture
             where id = $1",
        )
        .bind(new.id.as_str())
        .fetch_one(&mut *transaction)
        .await?;
        let kept = picture(&row)?;
        transaction.commit().await?;
        Ok(kept)
    }

    /// The picture of this name.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn picture(&self, id: &PictureId) -> Result<Option<Picture>, Error> {
        let row = sqlx::query(
            "select id, media_type, bytes, width, height, lon, lat, thumbhash, state, reason, turn from picture
             where id = $1",
        )
        .bind(id.as_str())
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(picture).transpose()
    }

    /// The picture whose variants are to be made next: the one that was begun least often, then the one that waits
    /// longest. So a file that stops whoever unpacks it holds up no other.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn picture_waiting(&self) -> Result<Option<Picture>, Error> {
        let row = sqlx::query(
            "select id, media_type, bytes, width, height, lon, lat, thumbhash, state, reason, turn from picture
             where state = 'waiting' order by tries, turn, id limit 1",
        )
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(picture).transpose()
    }

    /// Notes that somebody begins to make the variants of a picture. Gives how often that was noted.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn picture_is_begun(&self, id: &PictureId) -> Result<i64, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let row = sqlx::query("update picture set tries = tries + 1 where id = $1 returning tries")
            .bind(id.as_str())
            .fetch_optional(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?.unwrap_or_default())
    }

    /// Says that all variants are made, with what stands in while they travel.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn picture_is_ready(&self, id: &PictureId, thumbhash: &str) -> Result<(), Error> {
        let (mut transaction, turn) = self.take_turn().await?;
        sqlx::query("update picture set state = 'ready', reason = null, thumbhash = $1, turn = $2 where id = $3")
            .bind(thumbhash)
            .bind(turn)
            .bind(id.as_str())
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Says that it cannot be read, and why.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn picture_failed(&self, id: &PictureId, reason: &str) -> Result<(), Error> {
        let (mut transaction, turn) = self.take_turn().await?;
        sqlx::query("update picture set state = 'failed', reason = $1, turn = $2 where id = $3")
            .bind(reason)
            .bind(turn)
            .bind(id.as_str())
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Pictures that became ready after this turn, in order of their turns.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn pictures_ready_after(&self, turn: i64, limit: u32) -> Result<Vec<Picture>, Error> {
        let rows = sqlx::query(
            "select id, media_type, bytes, width, height, lon, lat, thumbhash, state, reason, turn from picture
             where state = 'ready' and turn > $1 order by turn limit $2",
        )
        .bind(turn)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(picture).collect()
    }

    /// What was brought for an organisation, the newest first, so many after the first `skip`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn pictures_of(&self, owner: &Id, skip: u32, limit: u32) -> Result<Vec<(Picture, Upload)>, Error> {
        let rows = sqlx::query(
            "select picture.id, media_type, bytes, width, height, lon, lat, thumbhash, state, reason, turn,
                 uploaded_by, uploaded_at, file_name
             from picture_upload join picture on picture.id = picture_upload.picture_id
             where owner = $1 order by uploaded_at desc, picture.id limit $2 offset $3",
        )
        .bind(owner.as_str())
        .bind(i64::from(limit))
        .bind(i64::from(skip))
        .fetch_all(&self.readers)
        .await?;
        let upload = |row: &AnyRow| -> Result<Upload, Error> {
            Ok(Upload {
                owner: owner.clone(),
                uploaded_by: row.try_get(11)?,
                uploaded_at: time("picture_upload.uploaded_at", row.try_get(12)?)?,
                file_name: row.try_get(13)?,
            })
        };
        rows.iter().map(|row| Ok((picture(row)?, upload(row)?))).collect()
    }

    /// The organisations that a picture was brought for.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn picture_owners(&self, id: &PictureId) -> Result<Vec<Id>, Error> {
        let rows = sqlx::query("select owner from picture_upload where picture_id = $1 order by uploaded_at, owner")
            .bind(id.as_str())
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(|row| item_id("picture_upload.owner", row.try_get(0)?)).collect()
    }

    /// The items that show a picture, published or not, each once.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn picture_uses(&self, id: &PictureId) -> Result<Vec<Id>, Error> {
        let rows = sqlx::query("select distinct item_id from picture_use where picture_id = $1 order by item_id")
            .bind(id.as_str())
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(|row| item_id("picture_use.item_id", row.try_get(0)?)).collect()
    }

    /// Whether an item shows a picture cut around this point.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn picture_is_cut_around(&self, id: &PictureId, focus: Focus) -> Result<bool, Error> {
        let row =
            sqlx::query("select count(*) from picture_use where picture_id = $1 and focus_x = $2 and focus_y = $3")
                .bind(id.as_str())
                .bind(i64::from(focus.x()))
                .bind(i64::from(focus.y()))
                .fetch_one(&self.readers)
                .await?;
        Ok(row.try_get::<i64, _>(0)? > 0)
    }
}

/// A row of `id, media_type, bytes, width, height, lon, lat, thumbhash, state, reason, turn`.
pub(crate) fn picture(row: &AnyRow) -> Result<Picture, Error> {
    let id: &str = row.try_get(0)?;
    let number = |column| row.try_get::<i64, _>(column);
    let side = |column| number(column).map(|pixels| u32::try_from(pixels).unwrap_or_default());
    let (lon, lat): (Option<f64>, Option<f64>) = (row.try_get(5)?, row.try_get(6)?);
    Ok(Picture {
        file: NewPicture {
            id: PictureId::parse(id).ok_or_else(|| Error::UnknownWord { column: "picture.id", word: id.to_owned() })?,
            media_type: row.try_get(1)?,
            bytes: number(2)?.unsigned_abs(),
            width: side(3)?,
            height: side(4)?,
            position: lon.zip(lat).and_then(|(lon, lat)| Point::new(lon, lat)),
        },
        thumbhash: row.try_get(7)?,
        state: PictureState::parse(row.try_get(8)?)?,
        reason: row.try_get(9)?,
        turn: number(10)?,
    })
}

fn item_id(column: &'static str, text: &str) -> Result<Id, Error> {
    Id::parse(text).ok_or_else(|| Error::UnknownWord { column, word: text.to_owned() })
}
