package org.anlage.itests;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An experiment of seconds: sixteen units, twenty updates, two arms, two seeds. */
final class MiniExperiment {

  private final JsonObject json =
      JsonParser.parseString(
              """
              {
                "name": "mini",
                "data": {
                  "source": { "use": "synthetic-cortex", "neurons": 20, "duration": 100 }
                },
                "network": { "units": 16 },
                "arms": [
                  {
                    "name": "near",
                    "weights": "orthogonal",
                    "embedding": "grid",
                    "regularizers": [{ "use": "distance", "strength": 0.001 }]
                  },
                  { "name": "plain", "weights": "glorot" }
                ],
                "tasks": [
                  { "use": "go-nogo", "dataset": { "validation": 32, "test": 32 } }
                ],
                "trainer": { "use": "bptt", "updates": 20, "epochLength": 10, "batch": 8 },
                "seeds": 2,
                "analyzers": ["accuracy"]
              }
              """)
          .getAsJsonObject();

  /** Replaces a value at the top, given as JSON. */
  MiniExperiment with(String key, String value) {
    json.add(key, JsonParser.parseString(value));
    return this;
  }

  /** Removes a value at the top. */
  MiniExperiment without(String key) {
    json.remove(key);
    return this;
  }

  /** Adds an arm, given as JSON. */
  MiniExperiment arm(String arm) {
    arms().add(JsonParser.parseString(arm));
    return this;
  }

  /** Adds an arm with weights alone. */
  MiniExperiment arm(String name, String weights) {
    return arm("{\"name\": \"" + name + "\", \"weights\": " + weights + "}");
  }

  JsonArray arms() {
    return json.getAsJsonArray("arms");
  }

  JsonElement json() {
    return json;
  }

  /** Writes it. */
  Path write(Path file) throws IOException {
    return Files.writeString(file, json.toString());
  }
}
