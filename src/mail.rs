//! Letters on their way out: by SMTP, or into a folder where one only tries. Nothing is sent from a page; a letter waits
//! in the store until `jobs::letters` has brought it away.

use anyhow::Context;
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::Config;

/// The way out.
pub struct Post {
    from: Mailbox,
    way: Way,
}

enum Way {
    Folder(AsyncFileTransport<Tokio1Executor>),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Post {
    /// The way that the settings name; none when they name none.
    ///
    /// # Errors
    /// When what they say does not fit together.
    pub fn open(config: &Config) -> anyhow::Result<Option<Post>> {
        let way = match (&config.smtp_url, &config.mail_dir) {
            (None, None) => return Ok(None),
            (Some(_), Some(_)) => anyhow::bail!("set either smtp_url or mail_dir, not both"),
            (None, Some(folder)) => {
                std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
                Way::Folder(AsyncFileTransport::new(folder))
            }
            (Some(url), None) => {
                let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).context("smtp_url cannot be read")?;
                Way::Smtp(smtp.build())
            }
        };
        let from = config.mail_from.as_deref().context("mail needs mail_from, the address that letters come from")?;
        let from = from.parse().with_context(|| format!("mail_from {from:?} is no mail address"))?;
        Ok(Some(Post { from, way }))
    }

    /// Sends one letter.
    ///
    /// # Errors
    /// When it cannot be put together or nobody takes it.
    pub async fn send(&self, to: &str, subject: &str, body: &str) -> anyhow::Result<()> {
        let to: Mailbox = to.parse().with_context(|| format!("{to:?} is no mail address"))?;
        let letter = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .multipart(MultiPart::alternative_plain_html(body.to_owned(), html(body)))
            .context("the letter cannot be put together")?;
        match &self.way {
            Way::Folder(folder) => folder.send(letter).await.map(drop).context("cannot write the letter"),
            Way::Smtp(smtp) => smtp.send(letter).await.map(drop).context("the mail server did not take the letter"),
        }
    }
}

/// The same words for programs that show HTML: each paragraph in its own direction, addresses as links.
fn html(body: &str) -> String {
    let escaped =
        |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let paragraph = |text: &str| {
        let text = escaped(text);
        if text.starts_with("https://") || text.starts_with("http://") {
            format!("<p dir=\"ltr\"><a href=\"{text}\">{text}</a></p>")
        } else {
            format!("<p dir=\"auto\">{}</p>", text.replace('\n', "<br>"))
        }
    };
    body.split("\n\n").map(|text| paragraph(text.trim())).collect::<Vec<_>>().join("\n")
}
