package org.anlage.api.task.program;

/**
 * How the units of an input or output show a value v with a strength s. Units of a ring are at
 * angles 360 k / n degrees, and d is the distance of a unit's angle from v, 0 to 180 degrees.
 */
public enum Form {
  /** One unit: s v. */
  SCALAR,
  /** Unit number v has s, the others 0. */
  ONE_HOT,
  /** A bump on a ring: s exp(-(d / width)^2 / 2). */
  RING,
  /** A cosine on a ring: s cos(d). */
  COSINE,
  /** A triangle on a ring: s max(0, 1 - d / width). */
  TRIANGLE
}
