// Stands in the bundle for a dependency of a dependency that is never used.

export default {};
