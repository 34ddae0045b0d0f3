package org.anlage.engine.definition;

import java.util.List;

/**
 * Where an arm's recurrent weights come from.
 *
 * @param generator makes them
 * @param transforms change them, in order
 */
public record Pipeline(ConfiguredExtension generator, List<ConfiguredExtension> transforms) {
  /** Copies the list. */
  public Pipeline {
    transforms = List.copyOf(transforms);
  }
}
