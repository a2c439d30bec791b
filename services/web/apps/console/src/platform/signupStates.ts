/** What the list of applications can be limited to; those somebody has to look at come first. */
export const SIGNUP_STATES = ['waiting', 'approving', 'approved', 'refused', 'unverified', 'all'] as const;
