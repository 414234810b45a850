/** A module of Node that nothing calls in a browser. */
export default {};
