package org.anlage.report.section;

import java.util.Optional;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.result.Table;
import org.anlage.report.page.Rows;

/** A table of the uses of a data set, derived from the parts that it has, and of its limits. */
final class CortexUses {
  private static final String YES = "✓ yes";
  private static final String NO = "no";
  private static final String PARTLY = "partly";

  private final Rows rows = new Rows("What these data can be used for.", "use", "here", "why");
  private final Cortex cortex;

  private CortexUses(Cortex cortex) {
    this.cortex = cortex;
  }

  static Table of(Cortex cortex) {
    CortexUses uses = new CortexUses(cortex);
    uses.wiring();
    uses.space();
    uses.function();
    uses.absence();
    return uses.rows.table();
  }

  private void wiring() {
    String synapses = cortex.synapses().isPresent() ? "synapses are known" : "no synapses";
    use("weights from measured wiring (anatomical)", cortex.synapses().isPresent(), synapses);
    use(
        "weights from sizes of synapses",
        cortex.synapses().flatMap(s -> s.size()).isPresent(),
        cortex.synapses().flatMap(s -> s.size()).isPresent()
            ? "sizes are known"
            : "no sizes of synapses");
    use("communicability and path distance", cortex.synapses().isPresent(), synapses);
    boolean types =
        cortex.neurons().labels().containsKey(Neurons.CELL_TYPE)
            || cortex.neurons().labels().containsKey(Neurons.CLASSIFICATION);
    use("signs of neurons by type (dale)", types, types ? "types are known" : "no types of cells");
  }

  private void space() {
    boolean positions = cortex.positions().isPresent();
    String why = positions ? "positions are known, in µm" : "no positions";
    use("distances between units (positions)", positions, why);
    use(
        "connection probability by distance",
        positions && cortex.synapses().isPresent(),
        positions ? (cortex.synapses().isPresent() ? "both are known" : "no synapses") : why);
    use(
        "correlation by distance",
        positions && (cortex.activity().isPresent() || !cortex.functional().isEmpty()),
        positions
            ? (cortex.activity().isPresent() || !cortex.functional().isEmpty()
                ? "both are known"
                : "no activity")
            : why);
  }

  private void function() {
    Optional<Activity> activity = cortex.activity();
    boolean events = activity.filter(Activity.Events.class::isInstance).isPresent();
    boolean functional = !cortex.functional().isEmpty();
    if (events || functional) {
      use(
          "weights from functional similarity (cortical)",
          true,
          functional
              ? "matrices came with the data: "
                  + String.join(", ", cortex.functional().keySet().stream().sorted().toList())
              : "correlation, tiling and precision are estimated from event times");
    } else if (activity.isPresent()) {
      rows.row(
          "weights from functional similarity (cortical)",
          PARTLY,
          "of traces the correlation alone: \"matrices\": [\"correlation\"]");
    } else {
      use("weights from functional similarity (cortical)", false, "no activity");
    }
    use(
        "spike time tiling, event rates",
        events,
        events ? "event times are known" : "no event times");
    use(
        "signal and noise correlation",
        activity.isPresent() && cortex.trials().isPresent(),
        cortex.trials().isPresent() ? "trials are known" : "no trials");
    use(
        "dynamics of the recording (measure)",
        activity.isPresent(),
        activity.isPresent() ? "activity is known" : "no activity");
  }

  private void absence() {
    Optional<boolean[]> observed = cortex.neurons().observedAxons();
    if (cortex.synapses().isPresent()) {
      int axons = 0;
      for (boolean each : observed.orElse(new boolean[0])) {
        axons += each ? 1 : 0;
      }
      String use = "absence of connections as a finding";
      if (observed.isEmpty()) {
        rows.row(
            use,
            "not known",
            "the data do not say which axons were traced; of others a connection that is missing"
                + " may not have been looked for");
      } else {
        rows.row(
            use,
            axons == cortex.size() ? YES : axons == 0 ? NO : PARTLY,
            axons + " of " + cortex.size() + " axons were extended by proofreading");
      }
    }
    use(
        "findings about the tissue",
        !cortex.provenance().synthetic(),
        cortex.provenance().synthetic()
            ? "the data were made by a generator"
            : "the data were measured; the checks below say with which limits");
  }

  private void use(String what, boolean possible, String why) {
    rows.row(what, possible ? YES : NO, why);
  }
}
