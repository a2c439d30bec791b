use http::HeaderMap;
use settings::Cidr;
use std::net::{IpAddr, SocketAddr};

/// The address the request came from: the peer, or, when that is a trusted proxy, the nearest address it
/// reports that is none. Anything a client wrote into the header itself lies further left and is not believed.
pub(crate) fn client(peer: Option<SocketAddr>, headers: &HeaderMap, proxies: &[Cidr]) -> Option<IpAddr> {
    let trusted = |address: IpAddr| proxies.iter().any(|net| net.contains(address));
    let mut nearest = peer?.ip().to_canonical();
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
    for hop in hops.into_iter().rev() {
        if !trusted(nearest) {
            break;
        }
        match hop.parse::<IpAddr>() {
            Ok(address) => nearest = address.to_canonical(),
            Err(_) => break,
        }
    }
    Some(nearest)
}

/// What limits count by: one IPv4 address, or one IPv6 network, of which a single subscriber holds 2⁶⁴ addresses.
pub(crate) fn network(address: Option<IpAddr>) -> String {
    match address {
        Some(IpAddr::V4(v4)) => v4.to_string(),
        Some(IpAddr::V6(v6)) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        None => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(header: &str, proxies: &[&str]) -> String {
        let headers = HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), header.parse().unwrap())]);
        let proxies: Vec<Cidr> = proxies.iter().map(|net| net.parse().unwrap()).collect();
        client(Some("10.0.0.1:1".parse().unwrap()), &headers, &proxies).unwrap().to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(seen("1.2.3.4", &[]), "10.0.0.1");
        assert_eq!(seen("6.6.6.6, 1.2.3.4", &["10.0.0.1"]), "1.2.3.4");
        assert_eq!(seen("6.6.6.6, 1.2.3.4, 10.0.0.9", &["10.0.0.0/8"]), "1.2.3.4");
        assert_eq!(seen("nonsense", &["10.0.0.0/8"]), "10.0.0.1");
        assert_eq!(seen("::ffff:1.2.3.4", &["10.0.0.0/8"]), "1.2.3.4");
    }

    #[test]
    fn an_ipv6_subscriber_is_one() {
        let of = |text: &str| network(Some(text.parse().unwrap()));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("1.2.3.4"), "1.2.3.4");
    }
}
