package org.anlage.generators.nulls;

/** The treatment of self-connections in a shuffle. */
public enum DiagonalRule {
  /** Self-connections change places with others. */
  SHUFFLE,
  /** Self-connections stay where they are. */
  KEEP
}
