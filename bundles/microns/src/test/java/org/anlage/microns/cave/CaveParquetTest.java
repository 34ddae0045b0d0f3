package org.anlage.microns.cave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports as Parquet, which pandas wrote, hold what the same exports as text do. */
class CaveParquetTest {
  @TempDir Path folder;
  private CaveOnDisk disk;

  @BeforeEach
  void made() {
    disk = new CaveOnDisk(folder);
  }

  @Test
  void areWhatTheTextsAre() {
    Cortex text = disk.matches().synapses().types().load("{}");
    disk.delete(CaveOnDisk.MATCHES).delete(CaveOnDisk.SYNAPSES).delete(CaveOnDisk.TYPES);
    parquet();
    Cortex parquet = disk.load("{}");
    assertEquals(text.digest(), parquet.digest());
    assertEquals(
        details(text, "csv"), details(parquet, "parquet"), "the same checks with the same figures");
  }

  @Test
  void textGoesFirstWhereBothAreThere() {
    parquet().matches().synapses().types();
    assertTrue(
        MicronsCaveTest.check(disk.load("{}"), "synapses")
            .detail()
            .startsWith("synapses_pni_2.csv"));
    String named = "{\"files\": {\"synapses\": \"synapses_pni_2.parquet\"}}";
    assertTrue(
        MicronsCaveTest.check(disk.load(named), "synapses")
            .detail()
            .startsWith("synapses_pni_2.parquet"));
  }

  @Test
  void aColumnOfWholeNumbersMayBeTheCount() {
    disk.matches();
    CaveOnDisk.duckDb(
        folder.resolve("synapses.parquet"),
        "SELECT 864691135000000001 AS pre_pt_root_id, 864691135000000002 AS post_pt_root_id,"
            + " 3 AS strength");
    ProblemException asked = assertThrows(ProblemException.class, () -> disk.load("{}"));
    assertTrue(asked.getMessage().contains("strength"), asked.getMessage());
    assertTrue(asked.getMessage().contains("countColumn"), asked.getMessage());
    assertEquals(
        3, disk.load("{\"countColumn\": \"strength\"}").synapses().orElseThrow().count()[0]);
    assertEquals(1, disk.load("{\"countColumn\": \"none\"}").synapses().orElseThrow().count()[0]);
  }

  @Test
  void withoutTheServiceOneLineSaysWhatIsMissing() {
    parquet();
    ProblemException missing =
        assertThrows(
            ProblemException.class,
            () ->
                new TableFiles(Optional.empty())
                    .read(folder.resolve("synapses_pni_2.parquet"), h -> null));
    assertEquals(ProblemException.Kind.PLUGIN, missing.kind());
    assertTrue(missing.getMessage().contains("org.anlage.duckdb"), missing.getMessage());
    assertEquals(1, missing.getMessage().lines().count());
  }

  @Test
  void featherIsRefusedWithTheConversion() {
    disk.text("nucleus_detection_v0.feather", "ARROW1");
    assertTrue(new MicronsCave(Optional.empty()).recognises(folder));
    ProblemException refused = assertThrows(ProblemException.class, () -> disk.load("{}"));
    assertTrue(
        refused
            .getMessage()
            .contains(
                "pandas.read_feather('nucleus_detection_v0.feather')"
                    + ".to_parquet('nucleus_detection_v0.parquet')"),
        refused.getMessage());
    assertFalse(TableFiles.isColumnar(Path.of("synapses.csv.gz")));
  }

  private CaveOnDisk parquet() {
    return disk.resource("coregistration_manual_v4.parquet")
        .resource("aibs_metamodel_celltypes_v661.parquet")
        .resource("synapses_pni_2.parquet");
  }

  private static List<String> details(Cortex cortex, String ending) {
    return cortex.provenance().checks().stream()
        .map(Check::detail)
        .map(detail -> detail.replace("." + ending, ""))
        .toList();
  }
}
