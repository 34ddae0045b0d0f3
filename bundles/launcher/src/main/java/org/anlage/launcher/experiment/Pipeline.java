package org.anlage.launcher.experiment;

import java.util.List;

/**
 * Where an arm's recurrent weights come from.
 *
 * @param generator makes them
 * @param transforms change them, in order
 */
public record Pipeline(Component generator, List<Component> transforms) {
  /** Copies the list. */
  public Pipeline {
    transforms = List.copyOf(transforms);
  }
}
