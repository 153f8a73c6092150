//! Photographs that nobody uses: no item shows them, nothing that is being written or was ever kept names them.

use jiff::Timestamp;
use model::PictureId;
use sqlx::Row;

use crate::pictures::picture;
use crate::save::fixed_width;
use crate::{Error, Picture, Store};

impl Store {
    /// Pictures that were last brought before this moment and that nothing names: no item, work copy, text that is being
    /// typed, nor any version of these that is kept. The ones that wait for their variants are not among them.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn pictures_unused(&self, before: Timestamp, limit: u32) -> Result<Vec<Picture>, Error> {
        let rows = sqlx::query(
            "select id, media_type, bytes, width, height, lon, lat, thumbhash, state, reason, turn from picture
             where state <> 'waiting'
                 and not exists (
                     select 1 from picture_upload where picture_id = picture.id and uploaded_at >= $1
                 )
                 and not exists (select 1 from picture_use where picture_id = picture.id)
                 and not exists (select 1 from work where doc like '%picture:' || picture.id || '%')
                 and not exists (select 1 from autosave where doc like '%picture:' || picture.id || '%')
                 and not exists (select 1 from work_save where doc like '%picture:' || picture.id || '%')
                 and not exists (select 1 from revision where doc like '%picture:' || picture.id || '%')
             order by turn limit $2",
        )
        .bind(fixed_width(before))
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(picture).collect()
    }

    /// Forgets a picture of [`Store::pictures_unused`], unless somebody brought it or wrote it into something meanwhile.
    /// Its files are let go within the turn: whoever brings it at this moment comes before or after. Gives whether it is
    /// gone.
    ///
    /// # Errors
    /// When the store or the letting go fails; then the picture is still known, and can be let go again.
    pub async fn forget_picture<E: From<Error>>(
        &self,
        id: &PictureId,
        before: Timestamp,
        let_go: impl Future<Output = Result<(), E>> + Send,
    ) -> Result<bool, E> {
        let failed = |error: sqlx::Error| E::from(Error::from(error));
        let (mut transaction, _) = self.take_turn().await?;
        // What is older than the turn was looked through already.
        let row = sqlx::query(
            "select count(*) from picture
             where id = $1 and state <> 'waiting'
                 and not exists (
                     select 1 from picture_upload where picture_id = picture.id and uploaded_at >= $2
                 )
                 and not exists (select 1 from picture_use where picture_id = picture.id)
                 and not exists (select 1 from work where doc like '%picture:' || picture.id || '%')
                 and not exists (select 1 from autosave where doc like '%picture:' || picture.id || '%')",
        )
        .bind(id.as_str())
        .bind(fixed_width(before))
        .fetch_one(&mut *transaction)
        .await
        .map_err(failed)?;
        if row.try_get::<i64, _>(0).map_err(failed)? == 0 {
            return Ok(false);
        }
        sqlx::query("delete from picture_upload where picture_id = $1")
            .bind(id.as_str())
            .execute(&mut *transaction)
            .await
            .map_err(failed)?;
        sqlx::query("delete from picture where id = $1")
            .bind(id.as_str())
            .execute(&mut *transaction)
            .await
            .map_err(failed)?;
        let_go.await?;
        transaction.commit().await.map_err(failed)?;
        Ok(true)
    }
}
