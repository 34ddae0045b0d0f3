package org.anlage.testkit;

import java.util.Set;
import org.anlage.api.component.Parameterized;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/**
 * A component under test.
 *
 * @param component the component
 * @param json its parameters as in an experiment file
 * @param claims what else it is indifferent to
 * @param name its name in messages
 * @param described whether it is a component of its own, with a descriptor
 */
record ComponentUnderTest<P extends Record>(
    Parameterized<P> component,
    String json,
    Set<Invariance> claims,
    String name,
    boolean described) {
  /** A component with a descriptor, called by its class. */
  ComponentUnderTest(Parameterized<P> component, String json, Set<Invariance> claims) {
    this(component, json, claims, component.getClass().getSimpleName(), true);
  }

  /** Its parameters, decoded as the platform does. */
  P parameters() {
    return decode(object(json));
  }

  /** Its parameters with one of them replaced. */
  P with(String name, double value) {
    return decode(new ParameterEncoder().encode(parameters()).with(name, Json.number(value)));
  }

  P decode(Json.Obj object) {
    ParameterDecoder decoder = new ParameterDecoder();
    var decoded = decoder.decode(component.parameters(), object, name(), Set.of());
    decoder.finish();
    return decoded.orElseThrow();
  }

  boolean claims(Invariance invariance) {
    return claims.contains(invariance);
  }

  private static Json.Obj object(String text) {
    if (JsonReader.parse("parameters", text, ProblemException.Kind.CONFIGURATION)
        instanceof Json.Obj object) {
      return object;
    }
    throw new IllegalArgumentException("parameters are a JSON object, got " + text);
  }
}
