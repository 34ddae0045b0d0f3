package org.anlage.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.report.page.Page;
import org.anlage.report.page.Rows;

/** The arms, and a picture of what each starts from. */
final class Priors {
  private Priors() {}

  /** A picture has 200 cells a side at most, but is made from all of a matrix. */
  private static final int MOST_UNITS = 2000;

  static void write(Results results, Page page) {
    Rows arms =
        new Rows(
            "The arms: what differs between runs of one "
                + results.study().kind().condition()
                + " and seed.",
            "arm",
            "prior");
    for (StudyView.Arm arm : results.study().arms()) {
      arms.row(arm.name(), arm.text());
    }
    page.table(arms.table());
    List<Chart> weights = new ArrayList<>();
    List<String> large = new ArrayList<>();
    Map<Matrix, List<String>> distances = new LinkedHashMap<>();
    for (String arm : results.arms()) {
      Optional<RunView> run = results.example(arm);
      if (run.isPresent()) {
        Optional<Matrix> recurrent = run.get().initial().recurrentWeights();
        if (recurrent.isPresent() && recurrent.get().rows() <= MOST_UNITS) {
          weights.add(Pictures.weights(arm, recurrent.get()));
        } else if (recurrent.isPresent()) {
          large.add(arm);
        }
        run.get()
            .distances()
            .ifPresent(d -> distances.computeIfAbsent(d, k -> new ArrayList<>()).add(arm));
      }
    }
    if (!weights.isEmpty()) {
      page.figure(
          new Figure(
              "initial-weights",
              "Recurrent weights before training",
              "One seed per arm, each on its own scale; rows are presynaptic. Blue is negative and"
                  + " red positive where an arm has both signs.",
              weights));
    }
    if (!large.isEmpty()) {
      page.paragraph(
          "Weights of more than "
              + MOST_UNITS
              + " units are not drawn: "
              + String.join(", ", large)
              + ".");
    }
    List<Chart> embeddings = new ArrayList<>();
    StringBuilder shared = new StringBuilder();
    distances.forEach(
        (matrix, names) -> {
          int others = names.size() - 1;
          String title = names.get(0) + (others == 0 ? "" : " and " + others + " more");
          embeddings.add(Pictures.cells(title, "", matrix, false));
          if (others > 0) {
            shared.append(" The same for: ").append(String.join(", ", names)).append('.');
          }
        });
    if (!embeddings.isEmpty()) {
      page.figure(
          new Figure(
              "distances",
              "Distances of each arm's embedding",
              "As they enter the penalties, in the units of the arm's normalisation." + shared,
              embeddings));
    }
  }
}
