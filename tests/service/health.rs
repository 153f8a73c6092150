//! `GET /healthz` and `GET /readyz`.

use crate::door::get;

#[tokio::test]
async fn a_service_that_serves_lives_and_is_ready() {
    assert_eq!(get("/healthz").ok().await.text(), "ok\n");
    assert_eq!(get("/readyz").ok().await.text(), "ready\n");
}
