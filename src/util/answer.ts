/** The answer to a question that can fail to know. Rules are silent on `'unknown'`. */
export type Answer = 'yes' | 'no' | 'unknown';
