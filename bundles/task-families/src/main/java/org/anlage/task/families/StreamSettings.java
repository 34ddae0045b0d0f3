package org.anlage.task.families;

import java.util.Optional;
import org.anlage.api.component.Parameter;

/**
 * Parameters of tasks whose inputs are drawn step by step. A task that has no use for one refuses
 * it.
 *
 * @param length what the task has a number of: steps, symbols, or steps that are scored
 * @param symbols number of symbols or channels
 * @param delay steps between what is shown and what is asked, or of the forecast
 */
record StreamSettings(
    @Parameter(
            text = "Number of steps, or of symbols to remember; absent: that of the task.",
            min = 1,
            max = 100000)
        Optional<Integer> length,
    @Parameter(
            text = "Number of symbols or channels; absent: that of the task.",
            min = 1,
            max = 1000)
        Optional<Integer> symbols,
    @Parameter(
            text =
                "Steps between what is shown and what is asked, or of the forecast; absent: that"
                    + " of the task.",
            min = 1,
            max = 100000)
        Optional<Integer> delay) {
  int lengthOr(int usual) {
    return length.orElse(usual);
  }

  int symbolsOr(int usual) {
    return symbols.orElse(usual);
  }

  int delayOr(int usual) {
    return delay.orElse(usual);
  }
}
