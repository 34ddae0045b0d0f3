package org.anlage.launcher.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.analysis.Column;
import org.anlage.api.analysis.Table;
import org.anlage.launcher.catalogue.BundleDigests;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.catalogue.CatalogueEntry;
import org.anlage.launcher.catalogue.ExtensionKind;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.plan.StudyPlan;

/** Where results came from. */
record Provenance(Catalogue catalogue, BundleDigests digests) {
  Table table(StudyPlan plan, KernelChoice kernels, int runs) {
    List<String> items = new ArrayList<>();
    List<String> values = new ArrayList<>();
    items.add("study");
    values.add(plan.folder() + ", " + runs + " runs");
    items.add("data");
    values.add("SHA-256 " + plan.dataDigest());
    items.add("kernels");
    values.add(kernels.kernels().name() + " (class " + kernels.kernelClass() + ")");
    items.add("Java");
    values.add(System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    items.add("system");
    values.add(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    Map<String, String> bundles = new TreeMap<>();
    for (ExtensionKind kind : ExtensionKind.values()) {
      for (CatalogueEntry entry : catalogue.list(kind)) {
        bundles.put(
            entry.bundle().getSymbolicName() + " " + entry.bundle().getVersion(),
            "SHA-256 " + digests.of(entry.bundle()));
      }
    }
    items.addAll(bundles.keySet());
    values.addAll(bundles.values());
    return new Table(
        "provenance",
        "What made these results",
        List.of(new Column.Texts("item", items), new Column.Texts("value", values)));
  }
}
