//! Chance that repeats itself: splitmix64, the same on every machine and in every version.

/// A die for one purpose in one branch.
#[derive(Clone, Debug)]
pub struct Dice(u64);

const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

impl Dice {
    pub fn new(seed: u64, key: u64, purpose: &str) -> Self {
        Self(purpose.bytes().fold(seed ^ key.rotate_left(17), |state, byte| mix(state ^ u64::from(byte))))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GAMMA);
        mix(self.0)
    }

    /// From 0 up to, not including, `end`; 0 where there is no room.
    pub fn below(&mut self, end: usize) -> usize {
        let (roll, end) = (self.next(), u64::try_from(end).unwrap_or(u64::MAX));
        // what is smaller than a usize fits one
        usize::try_from(roll % end.max(1)).unwrap_or(0)
    }

    /// From `least` to `most`, both included.
    pub fn between(&mut self, least: u8, most: u8) -> u8 {
        let span = usize::from(most.saturating_sub(least)) + 1;
        least.saturating_add(u8::try_from(self.below(span)).unwrap_or(0))
    }

    /// True so many times in a hundred.
    pub fn often(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
