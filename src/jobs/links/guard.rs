//! Where the service may knock: only at doors of the public web. Whoever may write an address in an item must not be able
//! to make the service ask machines that stand beside it.
//!
//! A name is resolved here, every address that it has is looked at, and whoever connects connects to one of these
//! addresses: a name that means something else a moment later changes nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::LazyLock;

use ipnet::{Ipv4Net, Ipv6Net};
use url::{Host, Url};

/// Where to connect for an address of the web.
#[derive(Debug)]
pub struct Door {
    /// The host's name as it stands in the address.
    pub host: String,
    /// Addresses to connect to, looked at.
    pub sockets: Vec<SocketAddr>,
    /// Whether the connection is a secure one.
    pub is_secure: bool,
}

/// Why there is no door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// It is nothing that is asked: another scheme or port, or with a name and password in it.
    NotAsked,
    /// No such name.
    Unknown,
    /// It leads to a machine, a network or a purpose that is not public.
    Inner,
}

/// The door of an address. `also` are hosts with their ports, as in `intranet.example:8443`, that an operator opened.
///
/// # Errors
/// When it is not one to knock at.
pub async fn door(url: &Url, also: &[String]) -> Result<Door, Shut> {
    let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else { return Err(Shut::NotAsked) };
    if !matches!(url.scheme(), "http" | "https") || !url.username().is_empty() || url.password().is_some() {
        return Err(Shut::NotAsked);
    }
    let addresses: Vec<IpAddr> = match host {
        Host::Ipv4(address) => vec![address.into()],
        Host::Ipv6(address) => vec![address.into()],
        Host::Domain(name) => {
            let found = tokio::net::lookup_host((name, port)).await.map_err(|_| Shut::Unknown)?;
            found.map(|socket| socket.ip()).collect()
        }
    };
    let host = host.to_string();
    let name = format!("{host}:{port}");
    if !also.iter().any(|open| open.eq_ignore_ascii_case(&name)) {
        // One inner address among public ones is enough: it is how names are made that lead inside at times.
        if !addresses.iter().copied().all(is_public) {
            return Err(Shut::Inner);
        }
        if port != 80 && port != 443 {
            return Err(Shut::NotAsked);
        }
    }
    if addresses.is_empty() {
        return Err(Shut::Unknown);
    }
    let sockets = addresses.into_iter().map(|address| SocketAddr::new(address, port)).collect();
    Ok(Door { host, sockets, is_secure: url.scheme() == "https" })
}

/// Whether an address belongs to the public internet: no machine of its own, no network of a house or an operator, no
/// multicast, nothing that is kept for documents and tries, and no door at which a cloud tells secrets.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    static INNER: LazyLock<Vec<Ipv4Net>> = LazyLock::new(|| {
        let nets = [
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // Where a cloud speaks with its machines at an address that looks public.
            "168.63.129.16/32",
        ];
        nets.into_iter().filter_map(|net| net.parse().ok()).collect()
    });
    !INNER.iter().any(|net| net.contains(&address))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    static INNER: LazyLock<Vec<Ipv6Net>> = LazyLock::new(|| {
        let nets = ["2001::/23", "2001:db8::/32", "3fff::/20"];
        nets.into_iter().filter_map(|net| net.parse().ok()).collect()
    });
    let [a, b, c, d, e, f, g, h] = address.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match [a, b, c, d, e, f] {
        // The older addresses inside the newer ones: mapped, and translated by a gateway.
        [0, 0, 0, 0, 0, 0xffff] | [0x64, 0xff9b, 0, 0, 0, 0] => is_public_v4(v4(g, h)),
        [0x2002, high, low, ..] => is_public_v4(v4(high, low)),
        // All that was ever given to the public begins with these three bits.
        _ => a & 0xe000 == 0x2000 && !INNER.iter().any(|net| net.contains(&address)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_public_internet_are_public() {
        for public in ["1.1.1.1", "185.143.233.1", "172.15.0.1", "172.32.0.1", "100.63.255.255", "2606:4700::1111"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for public in ["::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        let v4 = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.255.255.254",
            "168.63.129.16",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
        ];
        for inner in v4 {
            let mapped =
                [inner.to_owned(), format!("::ffff:{inner}"), format!("64:ff9b::{inner}"), format!("::{inner}")];
            for inner in mapped {
                assert!(!is_public(inner.parse().unwrap()), "{inner}");
            }
        }
        let v6 = [
            "::",
            "::1",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "ff0e::1",
            "100::1",
            "64:ff9b:1::1.1.1.1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::1",
            "2002:7f00:1::1",
            "2002:a9fe:a9fe::1",
            "3fff::1",
        ];
        for inner in v6 {
            assert!(!is_public(inner.parse().unwrap()), "{inner}");
        }
    }

    #[tokio::test]
    async fn doors_are_opened_to_the_web_and_to_what_an_operator_named() {
        let also = ["127.0.0.1:8099".to_owned(), "[::1]:8099".to_owned()];
        let shut = async |address: &str| door(&Url::parse(address).unwrap(), &also).await.err();
        for (address, why) in [
            ("http://1.1.1.1/", None),
            ("https://1.1.1.1/path?x=1", None),
            ("http://1.1.1.1:443/", None),
            ("https://[2606:4700::1111]/", None),
            ("http://127.0.0.1:8099/", None),
            ("http://2130706433:8099/", None),
            ("http://[::1]:8099/", None),
            ("http://127.0.0.1/", Some(Shut::Inner)),
            ("http://127.0.0.1:8098/", Some(Shut::Inner)),
            ("http://127.1/", Some(Shut::Inner)),
            ("http://0x7f.0.0.1/", Some(Shut::Inner)),
            ("http://2130706433/", Some(Shut::Inner)),
            ("http://017700000001/", Some(Shut::Inner)),
            ("http://[::ffff:127.0.0.1]/", Some(Shut::Inner)),
            ("http://[::1]/", Some(Shut::Inner)),
            ("http://localhost/", Some(Shut::Inner)),
            ("http://localhost:8099/", Some(Shut::Inner)),
            ("http://169.254.169.254/latest/meta-data", Some(Shut::Inner)),
            ("http://1.1.1.1:22/", Some(Shut::NotAsked)),
            ("http://1.1.1.1:8080/", Some(Shut::NotAsked)),
            ("ftp://1.1.1.1/", Some(Shut::NotAsked)),
            ("file:///etc/passwd", Some(Shut::NotAsked)),
            ("http://me:secret@1.1.1.1/", Some(Shut::NotAsked)),
            ("http://no-such-name.invalid/", Some(Shut::Unknown)),
        ] {
            assert_eq!(shut(address).await, why, "{address}");
        }
    }
}
