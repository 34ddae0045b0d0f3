package org.anlage.api.task;

import java.util.List;

/**
 * Something that differs from trial to trial and has a name: the goal, the stimulus, the coherence,
 * the right answer. Analyzers ask which units carry it and when it can be read out.
 *
 * @param name lower case with underscores
 * @param levels names of its values, in order; two or more
 */
public record TrialVariable(String name, List<String> levels) {
  /** Copies the list and checks both. */
  public TrialVariable {
    levels = List.copyOf(levels);
    if (!name.matches("[a-z0-9]+(_[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "variable \"" + name + "\": expected lower case with underscores");
    }
    if (levels.size() < 2) {
      throw new IllegalArgumentException(
          "variable \"" + name + "\": got levels " + levels + ", expected two or more");
    }
  }
}
