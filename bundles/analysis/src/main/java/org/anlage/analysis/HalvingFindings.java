package org.anlage.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.store.plan.HalvingOutcome;

/** Makes the findings on a search by successive halving: the scores of every rung. */
final class HalvingFindings {
  private HalvingFindings() {}

  static Findings of(HalvingOutcome halving) {
    List<HalvingOutcome.Score> scores = halving.scores();
    Table table =
        new Table(
            "rungs",
            "Every point in every rung that it came to: means over the seeds of the search, and"
                + " whether it was kept (in the last rung: chosen)",
            List.of(
                texts("arm", scores, HalvingOutcome.Score::arm),
                texts("task", scores, HalvingOutcome.Score::task),
                numbers("rung", scores, HalvingOutcome.Score::rung),
                numbers("updates", scores, HalvingOutcome.Score::updates),
                texts("point", scores, score -> SelectedRuns.words(score.point())),
                numbers("finished", scores, HalvingOutcome.Score::finished),
                numbers("validation_accuracy", scores, score -> score.validation().accuracy()),
                numbers("validation_loss", scores, score -> score.validation().loss()),
                texts("kept", scores, score -> score.kept() ? "yes" : "no")));
    return new Findings(Map.of(), List.of(table), List.of(), List.of(), List.of(halving.search()));
  }

  private static Column texts(
      String name, List<HalvingOutcome.Score> scores, Function<HalvingOutcome.Score, String> part) {
    return new Column.Texts(name, scores.stream().map(part).toList());
  }

  private static Column numbers(
      String name, List<HalvingOutcome.Score> scores, ToDoubleFunction<HalvingOutcome.Score> part) {
    return new Column.Numbers(name, "", scores.stream().mapToDouble(part).toArray());
  }
}
