package org.anlage.analyzers.cortex;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.data.Neurons;
import org.anlage.api.result.Column;
import org.anlage.wiring.SynapseSign;

/** Findings on types of neurons. */
final class TypeFindings {
  private TypeFindings() {}

  static void add(Neurons neurons, Overview overview) {
    List<SynapseSign> transmission = SynapseSign.of(neurons);
    overview.metric("excitatory_neurons", count(transmission, SynapseSign.EXCITATORY));
    overview.metric("inhibitory_neurons", count(transmission, SynapseSign.INHIBITORY));
    table(neurons, Neurons.CELL_TYPE, "cell-types", "Neurons of each type.", overview);
    table(neurons, Neurons.CLASSIFICATION, "cell-classes", "Neurons of each class.", overview);
  }

  private static int count(List<SynapseSign> transmission, SynapseSign wanted) {
    return (int) transmission.stream().filter(each -> each == wanted).count();
  }

  private static void table(
      Neurons neurons, String label, String name, String caption, Overview overview) {
    if (!neurons.labels().containsKey(label)) {
      return;
    }
    Map<String, Integer> counts = new TreeMap<>();
    neurons.labels().get(label).forEach(type -> counts.merge(type, 1, Integer::sum));
    overview.table(
        name,
        caption,
        new Column.Texts(
            label, counts.keySet().stream().map(t -> t.isEmpty() ? "(none)" : t).toList()),
        new Column.Numbers(
            "neurons", "", counts.values().stream().mapToDouble(Integer::doubleValue).toArray()));
  }
}
