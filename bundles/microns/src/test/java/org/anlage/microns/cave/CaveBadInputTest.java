package org.anlage.microns.cave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that each fault of an export is reported once, with its file and place. */
class CaveBadInputTest {
  @TempDir Path folder;
  private CaveOnDisk disk;

  @BeforeEach
  void made() {
    disk = new CaveOnDisk(folder).matches().synapses();
  }

  @Test
  void foldersThatHoldNoTableOfNeurons() throws IOException {
    CaveOnDisk empty = new CaveOnDisk(Files.createDirectory(folder.resolve("empty")));
    assertSaid(empty, "{}", "empty", "no table of neurons here");
    empty.text("coregistration_manual_v4.pkl", "x");
    assertFalse(new MicronsCave(Optional.empty()).recognises(empty.folder));
    assertSaid(empty, "{}", "coregistration_manual_v4.pkl", "pandas.read_pickle");
    assertSaid(new CaveOnDisk(folder.resolve("gone")), "{}", "no such folder");
    assertTrue(new MicronsCave(Optional.empty()).recognises(folder));
  }

  @Test
  void severalCandidatesAreNamed() {
    disk.text("synapse_target_structure.csv", "").text("coregistration_auto_v1.csv", "");
    assertEquals(4, disk.load("{}").size(), "the more telling name");
    disk.text("coregistration_manual_v3.csv", "");
    assertSaid(disk, "{}", "coregistration_manual_v3.csv, coregistration_manual_v4.csv", "files");
    assertEquals(
        4, disk.load("{\"files\": {\"coregistration\": \"coregistration_manual_v4.csv\"}}").size());
    assertSaid(
        disk, "{\"files\": {\"coregistration\": \"x.csv\"}}", "x.csv", "files.coregistration");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "target_id | other | a column is missing | expected target_id or nucleus_id or id_ref",
        "864691135000000002 | 8.64691135e+17 | line 3, column 'pt_root_id' | 18 digits do not",
        "864691135000000002 | 864691135000000002.0 | line 3, column 'pt_root_id' | int64",
        "864691135000000002 | x1 | line 3, column 'pt_root_id': not a value | a whole number",
        "10.25 | good | line 2, column 'score' | a number",
        "102,t | 102,maybe | line 4, column 'valid' | True or False",
        "[100250, 200000, 20000] | [100250, 200000] | line 3, column 'pt_position' | three numbers",
        "[100250, 200000, 20000] | 0101000080000000 | 'pt_position' | split_positions=True",
        "[100250, 200000, 20000] | [Infinity, 200000, 20000] | 'pt_position' | a finite number",
        "8,6, | 8,6,7, | cannot be read as CSV | Record 5 has 13 fields",
        "8,6, | 8, | cannot be read as CSV | Record 5 has 11 fields",
        "5,3,4, | 5,3,4.5, | line 2, column 'field' | a whole number"
      })
  void tablesThatCannotBe(String from, String to, String where, String said) {
    String table = disk.read(CaveOnDisk.MATCHES);
    assertTrue(table.contains(from), from);
    disk.text(CaveOnDisk.MATCHES, table.replace(from, to));
    assertSaid(disk, "{}", CaveOnDisk.MATCHES, where, said);
  }

  @Test
  void whatIsAskedOfAColumnNeedsIt() {
    disk.text(CaveOnDisk.MATCHES, disk.read(CaveOnDisk.MATCHES).replace("score", "other"));
    assertSaid(disk, "{\"leastScore\": 1}", "a column is missing", "expected score");
    assertEquals(4, disk.load("{}").size());
  }

  @Test
  void tooFewNeuronsSayWhereTheyWent() {
    assertSaid(disk, "{\"session\": 7}", "too few neurons: got 0", "choose another session");
    assertSaid(disk, "{\"cellTypes\": [\"BC\"]}", "BC", "a table of cell types");
    disk.types();
    assertSaid(disk, "{\"cellTypes\": [\"XX\"]}", "XX", "23P, 5P-ET, BC");
    assertSaid(disk, "{\"cellTypes\": [\"BC\"]}", "too few neurons", "3 of 4 neurons left out");
  }

  @Test
  void nucleiThatAreMatchedTwiceCanBeAnError() {
    String table = disk.read(CaveOnDisk.MATCHES);
    disk.text(CaveOnDisk.MATCHES, table.replace("t,12,", "t,11,"));
    assertSaid(disk, "{\"duplicates\": \"error\"}", "1 nuclei, the first 11", "best-score");
  }

  @Test
  void synapsesThatCannotBe() {
    String table = disk.read(CaveOnDisk.SYNAPSES);
    disk.text(CaveOnDisk.SYNAPSES, table.replace(",70,", ",-70,"));
    assertSaid(disk, "{}", "synapses_pni_2.csv, line 4, column 'size'", "'-70'", "at least 0");
    disk.text(CaveOnDisk.SYNAPSES, table.replace("pre_pt_root_id", "pre"));
    assertSaid(disk, "{}", "synapses_pni_2.csv", "pre_pt_root_id", "synapses_pni_2_header.csv");
    disk.text("synapses_pni_2_header.csv", "id,pre_pt_root_id,post_pt_root_id\n");
    disk.text(CaveOnDisk.SYNAPSES, "1,2,3,4\n");
    assertSaid(disk, "{}", "synapses_pni_2.csv, line 1", "got 4, expected 3");
    disk.text("synapses_pni_2_header.csv", "");
    assertSaid(disk, "{}", "synapses_pni_2_header.csv", "the file is empty");
  }

  @Test
  void emptyTablesAreNamed() {
    disk.text(CaveOnDisk.SYNAPSES, "");
    assertSaid(disk, "{}", "synapses_pni_2.csv", "the file is empty");
  }

  @Test
  void damagedArchivesAreNamed() throws IOException {
    disk.zipped("a.csv.gz", disk.read(CaveOnDisk.SYNAPSES));
    byte[] whole = Files.readAllBytes(folder.resolve("a.csv.gz"));
    String files = "{\"files\": {\"synapses\": \"a.csv.gz\"}}";
    for (int length : new int[] {0, 5, whole.length / 2, whole.length - 4}) {
      disk.bytes("a.csv.gz", Arrays.copyOf(whole, length));
      assertSaid(disk, files, "a.csv.gz", "cannot be read as CSV");
    }
  }

  @Test
  void recordingsThatDoNotFit() {
    disk.matrix("traces.npy", Matrix.zeros(3, 9));
    assertSaid(disk, "{}", "frame rate", "set \"rate\"");
    assertSaid(disk, "{\"rate\": 6}", "traces.npy", "got 3 rows, and 4 matches", "unit_ids.npy");
    disk.longs("unit_ids.npy", 1, 2);
    assertSaid(disk, "{\"rate\": 6}", "unit_ids.npy", "got 2, expected 3");
    disk.longs("unit_ids.npy", 1, 2, 1);
    assertSaid(disk, "{\"rate\": 6}", "a unit occurs twice: got 1 at 0 and at 2");
    disk.longs("unit_ids.npy", 1, 2, 3).matrix("traces.npy", Matrix.zeros(3, 9).map(x -> 0 / x));
    assertSaid(disk, "{\"rate\": 6}", "traces.npy", "frame 0", "NaN");
  }

  @Test
  void tracesAndTrialsThatAreNoTables() {
    disk.text("traces.csv", "1,two,3,4\n0,0,0,0\n");
    assertSaid(disk, "{\"rate\": 6}", "traces.csv, header", "'two'");
    disk.text("traces.csv", "1,2,3,4\n0,0,0,0\n0,,0,0\n");
    assertSaid(disk, "{\"rate\": 6}", "traces.csv", "frame 1", "NaN");
    disk.text("traces.csv", "1,2,3,4\n0,0,0,0\n0,0,0,0\n");
    disk.text("trials.csv", "start,stop,stimulus\n1,0.5,a\n");
    assertSaid(disk, "{\"rate\": 6}", "trials.csv, line 2", "1 to 0.5 s");
    disk.text("trials.csv", "start,stop\n0,1\n");
    assertSaid(disk, "{\"rate\": 6}", "trials.csv", "expected stimulus");
  }

  private static void assertSaid(CaveOnDisk disk, String parameters, String... said) {
    ProblemException refused = assertThrows(ProblemException.class, () -> disk.load(parameters));
    assertEquals(1, refused.problems().size());
    for (String part : said) {
      assertTrue(refused.getMessage().contains(part), part + " in: " + refused.getMessage());
    }
  }
}
