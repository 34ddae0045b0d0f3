package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Data is loaded, checked and described. */
class DataInspectIT {

  @RegisterExtension static final Prompt PROMPT = new Prompt();

  private final Path work = PROMPT.work();

  private JsonObject inspect(String... path) throws Exception {
    String[] arguments =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("data", "inspect", "--json"),
                java.util.stream.Stream.of(path))
            .toArray(String[]::new);
    String out = PROMPT.run(arguments).expect(0).out();
    JsonObject json = JsonParser.parseString(out).getAsJsonObject();
    for (JsonElement check : json.getAsJsonArray("checks")) {
      boolean passed = check.getAsJsonObject().get("passed").getAsBoolean();
      // Neurons without partners inside the field are told of, and are no fault of the data.
      boolean told = check.getAsJsonObject().get("name").getAsString().equals("isolated neurons");
      assertTrue(passed || told, check::toString);
    }
    assertTrue(json.getAsJsonObject("analyses").has("cortex-overview"), out);
    return json;
  }

  @Test
  void theSyntheticCortexSaysThatItIsOne() throws Exception {
    JsonObject json = inspect();
    assertTrue(json.get("synthetic").getAsBoolean());
    assertEquals(128, json.get("neurons").getAsInt());
    String text = PROMPT.run("data", "inspect").expect(0).out();
    assertTrue(text.contains("ynthetic") && text.contains("128 neurons"), text);
    assertTrue(text.contains(json.get("digest").getAsString()), text);
  }

  @Test
  void aMeasuredFieldPassesItsChecks() throws Exception {
    Path field =
        Path.of(System.getProperty("anlage.shared", "")).resolve("data/microns/as-released/6_6_2");
    Assumptions.assumeTrue(Files.isDirectory(field), "the measured fields are not here");
    JsonObject json = inspect(field.toString());
    assertEquals(312, json.get("neurons").getAsInt());
    assertTrue(!json.get("synthetic").getAsBoolean());
    assertTrue(json.getAsJsonArray("checks").toString().contains("permut"), json::toString);
  }

  /** An export of three neurons with traces and trials, read as told on the command line. */
  @Test
  void tablesFromCaveAreReadAndCorrelatedOverTrials() throws Exception {
    Path export = Files.createDirectory(work.resolve("export"));
    Files.writeString(
        export.resolve("coregistration_manual_v4.csv"),
        """
        target_id,session,scan_idx,field,unit_id,pt_root_id,pt_position
        11,5,3,4,1,864691135000000001,"[100000, 200000, 20000]"
        12,5,3,4,2,864691135000000002,[100250  200000  20000]
        13,6,3,4,3,864691135000000003,[100250  200000  20000]
        14,5,3,4,4,864691135000000004,[100250  200000  20100]
        """);
    Files.writeString(
        export.resolve("aibs_metamodel_celltypes_v661.csv"),
        "target_id,classification_system,cell_type\n11,inhibitory_neuron,BC\n");
    Files.writeString(
        export.resolve("synapses_pni_2.csv"),
        "id,pre_pt_root_id,post_pt_root_id,size\n1,864691135000000001,864691135000000002,900\n");
    Files.writeString(
        export.resolve("traces.csv"), "1,2,4\n2,2,4\n3,3,0\n4,4,3\n0,0,2\n1,1,2\n2,2,1\n");
    Files.writeString(
        export.resolve("trials.csv"),
        "start,stop,stimulus\n0,1,a\n1,2,b\n2,3,c\n3,4,a\n4,5,b\n5,6,c\n");
    String[] source = {
      "--source",
      "microns-cave",
      "--param",
      "session=5",
      "--param",
      "rate=1",
      "--param",
      "traces=traces"
    };
    PROMPT
        .run(with(source, "data", "inspect", "export"))
        .expect(0)
        .saysOut("session 5, 3 neurons")
        .saysOut("inhibitory_neurons 1")
        .saysOut("synapse_size_mean 900")
        .saysOut("stimuli 3");
    String[] statistics = {"signal-correlation", "split-signal-correlation", "noise-correlation"};
    for (String statistic : statistics) {
      PROMPT
          .run(with(source, "data", "pairs", "export", "--statistic", statistic))
          .expect(0)
          .saysOut("3 x 3");
      Matrix pairs = Npy.read(work.resolve(statistic + ".npy")).matrix(statistic);
      assertEquals(1, pairs.get(0, 1), 1e-15, statistic);
      assertEquals(pairs.get(0, 2), pairs.get(2, 0), statistic);
    }
    PROMPT.run("data", "pairs", "--statistic", "noise-correlation").expect(3).saysOnce("no trials");
  }

  private static String[] with(String[] more, String... first) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(first), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }

  @Test
  void statisticsOfAllPairsAreWrittenAsNpy() throws Exception {
    long header = 128;
    long whole = header + 128 * 128 * 8;
    for (String statistic : new String[] {"correlation", "sttc", "precision"}) {
      PROMPT.run("data", "pairs", "--statistic", statistic).expect(0).saysOut("128 x 128");
      assertEquals(whole, Files.size(work.resolve(statistic + ".npy")), statistic);
    }
    byte[] one = Files.readAllBytes(work.resolve("correlation.npy"));
    PROMPT.run("data", "pairs", "--threads", "1", "--out", "again.npy").expect(0);
    assertArrayEquals(one, Files.readAllBytes(work.resolve("again.npy")));
    PROMPT.run("data", "pairs", "--bin", "0").expect(2).saysOnce("--bin", "above 0");
    PROMPT.run("data", "pairs", "--out", "no/such/folder.npy").expect(5).saysOnce("folder.npy");
  }
}
