package org.anlage.launcher.plan;

import java.util.List;
import java.util.Optional;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.experiment.SearchSettings;
import org.anlage.parameters.json.Json;

/** Describes a search for reports: the points drawn, and its budget. */
final class SearchWords {
  private SearchWords() {}

  /** How points were drawn. */
  static String drawn(SearchSettings search) {
    return search.points()
        + " points, the same for every arm, were drawn at random (seed "
        + search.seed()
        + "): "
        + search.space().words()
        + ".";
  }

  /** A random search of which every point has all updates, with its budget. */
  static String random(List<ExperimentReader.Variant> variants, int seeds) {
    SearchSettings search = variants.get(0).experiment().search().orElseThrow();
    List<Optional<Long>> updates =
        variants.stream()
            .map(ExperimentReader.Variant::experiment)
            .map(SearchWords::updates)
            .toList();
    String budget =
        updates.stream().allMatch(Optional::isPresent)
            ? ", together "
                + seeds * updates.stream().mapToLong(Optional::orElseThrow).sum()
                + " updates"
            : "";
    return drawn(search)
        + " Every arm and task was trained at each point with "
        + seeds
        + (seeds == 1 ? " seed" : " seeds")
        + budget
        + ".";
  }

  /** The updates of a trainer that has some. */
  static Optional<Long> updates(Experiment experiment) {
    return experiment
        .trainer()
        .map(trainer -> trainer.json().members().get("updates"))
        .filter(Json.Num.class::isInstance)
        .map(given -> (long) ((Json.Num) given).value());
  }
}
