//! Where an item stands, as the studio tells its writers and the service tells visitors.

use reqwest::StatusCode;

use crate::door::encoded;
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
