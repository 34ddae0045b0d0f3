package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.parameters.ParameterDeclaration;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.ParameterSchema;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The declaration of a component: its name and its parameters. */
final class Declaration {
  private Declaration() {}

  static void addTo(TestList tests, ComponentUnderTest<Record> subject) {
    if (!tests.brief()) {
      if (subject.described()) {
        tests.add("it is a component with a name", () -> named(subject.component()));
      }
      tests.add("every parameter is declared", () -> declared(subject));
    }
    tests.add("parameters survive being written and read", () -> survive(subject));
  }

  /** Checks the descriptor of a component, and gives its name. */
  static String named(Object component) throws Exception {
    Class<?> type = component.getClass();
    String file = "OSGI-INF/" + type.getName() + ".xml";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      assertNotNull(
          in,
          () ->
              "there is no "
                  + file
                  + ": annotate the class with @Component(service = ...) and @Extension, and let"
                  + " bnd-maven-plugin run before the tests (`mvn package`)");
      Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      String name = property(xml, Extension.PREFIX_ + "name");
      assertTrue(
          name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
          () -> "the name \"" + name + "\" is not lower case with hyphens; see @Extension");
      assertFalse(property(xml, Extension.PREFIX_ + "text").isBlank(), "@Extension has no text");
      assertEquals(
          1,
          xml.getElementsByTagName("provide").getLength(),
          "an extension is registered as one service: @Component(service = ...)");
      String service = attribute(xml, "provide", "interface");
      assertTrue(Class.forName(service).isInstance(component), () -> "it is no " + service);
      return name;
    }
  }

  private static String property(Document xml, String name) {
    var properties = xml.getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      if (property.getAttribute("name").equals(name)) {
        return property.getAttribute("value");
      }
    }
    return "";
  }

  private static String attribute(Document xml, String tag, String name) {
    return ((Element) xml.getElementsByTagName(tag).item(0)).getAttribute(name);
  }

  private static void declared(ComponentUnderTest<Record> subject) {
    Class<Record> type = subject.component().parameters();
    for (RecordComponent component : type.getRecordComponents()) {
      Optional<Parameter> parameter = ParameterDeclaration.of(component);
      assertTrue(parameter.isPresent(), () -> component + " lacks @Parameter");
      assertFalse(parameter.orElseThrow().text().isBlank(), () -> component + " has no text");
    }
    // Decoding checks every default: its JSON, its type, its range.
    assertNotNull(subject.parameters());
    var schema = new ParameterSchema(Map.of());
    assertEquals(type.getRecordComponents().length, schema.lines(type).size());
    assertNotNull(schema.object(type, Map.of()));
  }

  private static void survive(ComponentUnderTest<Record> subject) {
    Record parameters = subject.parameters();
    Record again = subject.decode(new ParameterEncoder().encode(parameters));
    Fingerprint.assertSame(
        Fingerprint.of(parameters),
        again,
        "expected the same parameters after they were written to a file and read, and got "
            + again
            + " for "
            + parameters);
  }
}
