package org.anlage.api.task.program;

import java.util.List;
import org.anlage.api.component.Parameter;

/**
 * Something that differs between trials and that analyses may ask for. It has levels where its
 * formula depends on draws of finitely many values alone; otherwise it is a number.
 *
 * @param name lower case with underscores
 * @param value formula
 * @param levels names of its values, in their order; empty: the values themselves
 */
public record ProgramVariable(
    @Parameter(text = "Name, lower case with underscores.") String name,
    @Parameter(text = "Formula of its value.") String value,
    @Parameter(text = "Names of its values, in their order; none: the values.", value = "[]")
        List<String> levels) {
  /** Copies the list. */
  public ProgramVariable {
    levels = List.copyOf(levels);
  }
}
