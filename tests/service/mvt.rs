//! As much of the vector tile format (MVT 2.1) as it takes to read points with their tags.

use std::collections::BTreeMap;

/// A tag's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Flag(bool),
}

/// A point of a tile.
#[derive(Debug)]
pub struct PointFeature {
    /// Position in the tile, 0..=extent from its top and left edge.
    pub x: i64,
    pub y: i64,
    pub tags: BTreeMap<String, Value>,
}

/// A layer of a tile.
#[derive(Debug, Default)]
pub struct Layer {
    pub name: String,
    pub version: u64,
    pub extent: i64,
    pub features: Vec<PointFeature>,
}

impl PointFeature {
    pub fn number(&self, tag: &str) -> Option<f64> {
        match self.tags.get(tag) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    pub fn text(&self, tag: &str) -> Option<&str> {
        match self.tags.get(tag) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// One field of a protocol buffer.
enum Field<'b> {
    Varint(u64),
    Bytes(&'b [u8]),
    Fixed64([u8; 8]),
    Fixed32([u8; 4]),
}

fn varint(bytes: &mut &[u8]) -> u64 {
    let (mut value, mut shift) = (0, 0);
    loop {
        let (first, rest) = bytes.split_first().expect("a whole number");
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return value;
        }
        shift += 7;
    }
}

fn fields<'b>(mut bytes: &'b [u8], mut visit: impl FnMut(u64, Field<'b>)) {
    while !bytes.is_empty() {
        let key = varint(&mut bytes);
        let field = match key & 7 {
            0 => Field::Varint(varint(&mut bytes)),
            1 => Field::Fixed64(take(&mut bytes, 8).try_into().expect("8 bytes")),
            2 => {
                let length = varint(&mut bytes) as usize;
                Field::Bytes(take(&mut bytes, length))
            }
            5 => Field::Fixed32(take(&mut bytes, 4).try_into().expect("4 bytes")),
            other => panic!("no such type of field: {other}"),
        };
        visit(key >> 3, field);
    }
}

fn take<'b>(bytes: &mut &'b [u8], length: usize) -> &'b [u8] {
    let (taken, rest) = bytes.split_at(length);
    *bytes = rest;
    taken
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// The layers of a tile, whose features are all single points.
pub fn layers(tile: &[u8]) -> Vec<Layer> {
    let mut layers = Vec::new();
    fields(tile, |number, field| {
        if let (3, Field::Bytes(bytes)) = (number, field) {
            layers.push(layer(bytes));
        }
    });
    layers
}

fn layer(bytes: &[u8]) -> Layer {
    let mut layer = Layer { extent: 4096, ..Layer::default() };
    let (mut keys, mut values, mut raw) = (Vec::new(), Vec::new(), Vec::new());
    fields(bytes, |number, field| match (number, field) {
        (1, Field::Bytes(name)) => layer.name = text(name),
        (2, Field::Bytes(feature)) => raw.push(feature),
        (3, Field::Bytes(key)) => keys.push(text(key)),
        (4, Field::Bytes(bytes)) => values.push(value(bytes)),
        (5, Field::Varint(extent)) => layer.extent = extent as i64,
        (15, Field::Varint(version)) => layer.version = version,
        (number, _) => panic!("a layer has no field {number}"),
    });
    layer.features = raw.into_iter().map(|bytes| feature(bytes, &keys, &values)).collect();
    layer
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn value(bytes: &[u8]) -> Value {
    let mut found = None;
    fields(bytes, |number, field| {
        found = Some(match (number, field) {
            (1, Field::Bytes(bytes)) => Value::Text(text(bytes)),
            (2, Field::Fixed32(bytes)) => Value::Number(f64::from(f32::from_le_bytes(bytes))),
            (3, Field::Fixed64(bytes)) => Value::Number(f64::from_le_bytes(bytes)),
            (4 | 5, Field::Varint(number)) => Value::Number(number as f64),
            (6, Field::Varint(number)) => Value::Number(unzigzag(number) as f64),
            (7, Field::Varint(flag)) => Value::Flag(flag != 0),
            (number, _) => panic!("a value has no field {number}"),
        });
    });
    found.expect("a value")
}

fn feature(bytes: &[u8], keys: &[String], values: &[Value]) -> PointFeature {
    let mut tags = BTreeMap::new();
    let mut position = None;
    fields(bytes, |number, field| match (number, field) {
        (2, Field::Bytes(mut packed)) => {
            while !packed.is_empty() {
                let (key, value) = (varint(&mut packed), varint(&mut packed));
                tags.insert(keys[key as usize].clone(), values[value as usize].clone());
            }
        }
        (3, Field::Varint(kind)) => assert_eq!(kind, 1, "a point"),
        (4, Field::Bytes(mut packed)) => {
            // One command: move to, once.
            assert_eq!(varint(&mut packed), 9, "a single point");
            position = Some((unzigzag(varint(&mut packed)), unzigzag(varint(&mut packed))));
            assert!(packed.is_empty(), "a single point");
        }
        (1, Field::Varint(_)) => {}
        (number, _) => panic!("a feature has no field {number}"),
    });
    let (x, y) = position.expect("a position");
    PointFeature { x, y, tags }
}
