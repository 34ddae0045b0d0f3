package org.anlage.itests;

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
}
