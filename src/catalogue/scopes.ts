/** What belongs to one request, one lease, or one rendering, by the names that it has where it is handed out. */

/** Properties of an event that are a node of the page. */
export const eventNodeNames: readonly string[] = ['target', 'currentTarget', 'relatedTarget', 'srcElement'];

/** Methods that a pool hangs on what it lends, anew for each lease. */
export const leaseMethodNames: readonly string[] = ['release', 'giveBack', 'checkin', 'free', 'returnToPool'];
