package org.anlage.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.report.page.Numbers;
import org.anlage.report.page.Page;
import org.anlage.report.page.Rows;

/** The data: what they are, the checks made on them, a picture of every matrix. */
final class Data {
  /** Neurons whose pairs are drawn as cells however few are connected. */
  private static final int FEW_NEURONS = 100;

  /** Share of pairs below which connections are drawn as points. */
  private static final double SPARSE = 0.02;

  private static final int MOST_NEURONS = 5000;

  private Data() {}

  static void write(StudyView study, Page page) {
    if (study.cortex().isEmpty()) {
      page.paragraph("This study uses no measured or synthetic cortex.");
      return;
    }
    Cortex cortex = study.cortex().get();
    describe(cortex, page);
    matrices(cortex, page);
    findings(study.cortexFindings(), page);
  }

  /** What the data are, and the checks. */
  static void describe(Cortex cortex, Page page) {
    page.table(inventory(cortex));
    Rows checks = new Rows("Checks made when the data were read.", "check", "outcome", "detail");
    for (Check check : cortex.provenance().checks()) {
      checks.row(check.name(), check.passed() ? "✓ as expected" : "⚠ warning", check.detail());
    }
    if (cortex.provenance().checks().isEmpty()) {
      page.paragraph("The source made no checks.");
    } else {
      page.table(checks.table());
    }
  }

  /** A picture of every matrix between neurons. */
  static void matrices(Cortex cortex, Page page) {
    if (cortex.size() > MOST_NEURONS) {
      page.paragraph(
          "Matrices of all pairs of "
              + cortex.size()
              + " neurons are not drawn, being for at most "
              + MOST_NEURONS
              + ".");
      return;
    }
    List<Chart> panels = new ArrayList<>();
    cortex
        .positions()
        .ifPresent(p -> panels.add(Pictures.cells("distance", "um", p.distances(), false)));
    cortex.synapses().ifPresent(s -> panels.add(synapses(s)));
    for (Map.Entry<String, Matrix> entry : new TreeMap<>(cortex.functional()).entrySet()) {
      panels.add(Pictures.cells(entry.getKey(), "", entry.getValue(), true));
    }
    if (!panels.isEmpty()) {
      page.figure(
          new Figure(
              "data",
              "The data, neuron by neuron",
              "Rows are presynaptic neurons where direction matters; neurons in the order of the"
                  + " files.",
              panels));
    }
  }

  /** Connections that are few are points, as single cells of a large matrix would not be seen. */
  private static Chart synapses(Synapses synapses) {
    double pairs = (double) synapses.neurons() * synapses.neurons();
    if (synapses.neurons() <= FEW_NEURONS || synapses.pairs() > SPARSE * pairs) {
      return Pictures.cells("synapses per pair", "", synapses.counts(), false);
    }
    return new Chart(
        "connected pairs",
        Axis.linear("to", ""),
        Axis.linear("from, upwards", ""),
        List.of(
            new Mark.Points(
                "",
                Arrays.stream(synapses.post()).asDoubleStream().toArray(),
                Arrays.stream(synapses.pre()).asDoubleStream().toArray())));
  }

  /** What analyzers of data found. */
  static void findings(Map<String, Findings> findings, Page page) {
    for (Map.Entry<String, Findings> entry : findings.entrySet()) {
      page.heading(entry.getKey().replace('-', ' '));
      page.findings(entry.getValue(), false);
      entry.getValue().methods().forEach(page::paragraph);
    }
  }

  private static Table inventory(Cortex cortex) {
    Rows rows = new Rows("The data.", "part", "content");
    rows.row("what", cortex.provenance().title());
    rows.row("source", cortex.provenance().source());
    rows.row(
        "how to cite",
        cortex.provenance().citation().isEmpty() ? "–" : cortex.provenance().citation());
    rows.row("neurons", Integer.toString(cortex.size()));
    rows.row("positions", cortex.positions().isPresent() ? "x, y, z in µm" : "none");
    rows.row("synapses", cortex.synapses().map(s -> s.pairs() + " connected pairs").orElse("none"));
    rows.row("activity", cortex.activity().map(Data::activity).orElse("none"));
    rows.row(
        "functional matrices",
        cortex.functional().isEmpty()
            ? "none"
            : String.join(", ", new TreeMap<>(cortex.functional()).keySet()));
    rows.row("SHA-256 of the values", cortex.digest());
    return rows.table();
  }

  private static String activity(Activity activity) {
    String kind = activity instanceof Activity.Events ? "event times" : "traces";
    return kind + ", " + Numbers.format(activity.duration()) + " s";
  }
}
