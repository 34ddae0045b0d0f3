package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data is loaded, checked and described. */
class DataInspectIT {

  @TempDir Path work;

  private JsonObject inspect(String... path) throws Exception {
    String[] arguments =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("data", "inspect", "--json"),
                java.util.stream.Stream.of(path))
            .toArray(String[]::new);
    String out = Distribution.in(work).quick().run(arguments).expect(0).out();
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
    String text = Distribution.in(work).quick().run("data", "inspect").expect(0).out();
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

  @Test
  void statisticsOfAllPairsAreWrittenAsNpy() throws Exception {
    Distribution anlage = Distribution.in(work).quick();
    long header = 128;
    long whole = header + 128 * 128 * 8;
    for (String statistic : new String[] {"correlation", "sttc", "precision"}) {
      anlage.run("data", "pairs", "--statistic", statistic).expect(0).saysOut("128 x 128");
      assertEquals(whole, Files.size(work.resolve(statistic + ".npy")), statistic);
    }
    byte[] one = Files.readAllBytes(work.resolve("correlation.npy"));
    anlage.run("data", "pairs", "--threads", "1", "--out", "again.npy").expect(0);
    assertArrayEquals(one, Files.readAllBytes(work.resolve("again.npy")));
    anlage.run("data", "pairs", "--bin", "0").expect(2).saysOnce("--bin", "above 0");
    anlage.run("data", "pairs", "--out", "no/such/folder.npy").expect(5).saysOnce("folder.npy");
  }
}
