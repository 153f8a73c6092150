//! Where an item stands, as the studio tells its writers and the service tells visitors.

use std::time::{Duration, Instant};

use reqwest::StatusCode;

use crate::door::{encoded, get};
use crate::editor::Publisher;
use crate::program::{Program, Serving};

const HERE: (f64, f64) = (49.58, 37.28);

/// A service of its own, and somebody who publishes there.
async fn studio() -> (Program, Serving, Publisher) {
    let program = Program::new();
    Publisher::known(&program);
    let serving = program.serve(&["--without-starter"]);
    let publisher = Publisher::sign_in(&serving.base).await;
    (program, serving, publisher)
}

/// What the form says of where its item stands.
async fn standing(publisher: &Publisher, id: &str) -> String {
    let page = publisher.get(&format!("/studio/items/{}?lang=en", encoded(id))).await;
    assert_eq!(page.status, StatusCode::OK);
    let rest = page.text().split_once("<section class=\"standing\"").expect("where it stands").1;
    rest.split("</section>").next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_change_of_a_public_item_is_told_beside_what_visitors_see() {
    let (_program, _serving, publisher) = studio().await;
    let id = publisher.begin().await;
    let told = standing(&publisher, &id).await;
    assert!(told.contains("Visitors do not see this yet") && !told.contains("<button"), "{told}");

    publisher.publish(&id, "Windmill", HERE).await;
    let told = standing(&publisher, &id).await;
    assert!(told.contains("Visitors see the version of") && !told.contains("not published"), "{told}");

    publisher.send(&id, "", "Water mill", HERE).await;
    let told = standing(&publisher, &id).await;
    for part in ["Visitors see the version of", "is not published yet", "/publish\""] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let page = publisher.get(&format!("/studio/items/{}?done=saved&lang=en", encoded(&id))).await;
    assert!(page.text().contains("Saved. Visitors see the version from before"), "a save is no publication");

    publisher.send(&id, "/review", "Water mill", HERE).await;
    let told = standing(&publisher, &id).await;
    assert!(told.contains("Visitors see the version of") && told.contains("waits for a publisher"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_out_of_sight_is_asked_first_and_visitors_are_told_that_it_is_no_longer_shown() {
    let (_program, serving, publisher) = studio().await;
    let (id, near) = (publisher.begin().await, publisher.begin().await);
    let ask = format!("/studio/items/{}/archive?lang=en", encoded(&id));
    let not_public = publisher.get(&ask).await;
    assert_eq!(not_public.status, StatusCode::SEE_OTHER, "there is nothing to take out of sight");
    publisher.publish(&id, "Windmill", HERE).await;
    publisher.publish(&near, "Water mill", (49.6, 37.3)).await;
    let form = publisher.get(&format!("/studio/items/{}?lang=en", encoded(&id))).await;
    let address =
        form.text().split("href=\"/en/place/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let address = format!("/en/place/{address}");
    assert_eq!(get(&address).answer_of(&serving.base).await.status, StatusCode::OK);

    let asked = publisher.get(&ask).await;
    assert_eq!(asked.status, StatusCode::OK);
    for part in ["Take “Windmill” out of visitors’ sight?", "“Windmill” is no longer shown", "method=\"post\""]
    {
        assert!(asked.text().contains(part), "{part}: {}", asked.text());
    }
    assert_eq!(get(&address).answer_of(&serving.base).await.status, StatusCode::OK, "asking takes nothing away");

    publisher.withdraw(&id).await;
    let told = standing(&publisher, &id).await;
    assert!(told.contains("they read that it is no longer shown"), "{told}");
    for (lang, words) in [("en", "no longer shown"), ("fa", "دیگر نمایش داده نمی‌شود"), ("ar", "لم يعد")]
    {
        let page = get(&address.replace("/en/", &format!("/{lang}/"))).answer_of(&serving.base).await;
        assert_eq!(page.status, StatusCode::GONE, "{lang}");
        for part in [words, "role=\"search\"", "noindex"] {
            assert!(page.text().contains(part), "{lang} {part}: {}", page.text());
        }
    }
    // The index has taken it in when the neighbour is offered and the item itself is not.
    let begun = Instant::now();
    while !get(&address).answer_of(&serving.base).await.text().contains("Water mill") {
        assert!(begun.elapsed() < Duration::from_secs(10), "nothing near is offered");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
