package org.anlage.generators.nulls;

/** Whether self-connections take part in a shuffle. */
public enum DiagonalRule {
  /** Self-connections change places with others. */
  SHUFFLE,
  /** Self-connections stay where they are. */
  KEEP
}
