package org.anlage.launcher.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentReaderTest {

  private static Json.Obj json(String text) {
    return (Json.Obj)
        JsonReader.parse("test", text.replace('\'', '"'), ProblemException.Kind.CONFIGURATION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'seeds': 2} | {'name': 'a'} | {'name':'a','seeds':2}",
        "{'seeds': 2} | {'seeds': 5} | {'seeds':5}",
        "{'network': {'units': 9, 'gain': 1}} | {'network': {'units': 3}} | {'network':{'gain':1,'units':3}}",
        "{'trainer': {'use': 'x', 'k': 1}} | {'trainer': {'use': 'y'}} | {'trainer':{'use':'y'}}",
        "{'arms': [1, 2]} | {'arms': [3]} | {'arms':[3]}",
        "{'data': {'path': 'p'}, 'seeds': 2} | {'data': {'source': 's'}} | {'data':{'source':'s'},'seeds':2}",
        "{'data': {'path': 'p'}} | {} | {'data':{'path':'p'}}"
      })
  void defaultsCompleteWhatIsNotSaid(String defaults, String own, String expected) {
    Json.Obj completed = ExperimentReader.completed(json(defaults), json(own));
    assertEquals(expected.replace('\'', '"'), JsonWriter.canonical(completed));
  }

  @Test
  void settingsThatTheGridReplacesAreRefused() {
    ExperimentPoints grid =
        new ExperimentPoints("grid", Set.of("trainer.learn", "network.units"), List.of());
    grid.requireEffect(
        List.of("trainer.learningRate=1", "trainer={}", "grid={\"network.units\": [3]}"));
    for (String set : List.of("trainer.learn=force", "trainer.learn.feedback=random")) {
      ProblemException refused =
          assertThrows(ProblemException.class, () -> grid.requireEffect(List.of(set)));
      assertTrue(refused.getMessage().contains("trainer.learn"), refused.getMessage());
    }
  }
}
