package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PomOptionsTest {

  private final MojoExecution execution = new MojoExecution(new Plugin(), "run-once", "default");
  private final Xpp3Dom configuration = new Xpp3Dom("configuration");
  private final Properties properties = new Properties();
  private final Properties user = new Properties();

  @BeforeEach
  void describeGoal() throws Exception {
    MojoDescriptor goal = new MojoDescriptor();
    for (String name : List.of("timeout", "wait", "dryRun")) {
      Parameter parameter = new Parameter();
      parameter.setName(name);
      parameter.setExpression("${vertexai." + name + "}");
      goal.addParameter(parameter);
    }
    execution.setMojoDescriptor(goal);
    execution.setConfiguration(configuration);
  }

  private void configured(String name, String value) {
    Xpp3Dom child = new Xpp3Dom(name);
    child.setValue(value);
    configuration.addChild(child);
  }

  private List<String> problems() {
    return PomOptions.problems(execution, "prices/pom.xml", properties, user);
  }

  @Test
  void blamesThePomOnItsValues() {
    configured("timeout", "soon");
    configured("wait", "${vertexai.wait}");
    properties.setProperty("vertexai.dryRun", "yes");
    assertThat(problems())
        .containsExactly(
            "<timeout> in the configuration of vertexai-maven-plugin in prices/pom.xml is 'soon':"
                + " it takes a number of seconds, or a number with a unit such as 90s, 30m, 2h or"
                + " 7d.",
            "<vertexai.dryRun> in the <properties> of prices/pom.xml is 'yes': it takes true or"
                + " false.");
  }

  /** The configuration wins over a property, and the command line over both. */
  @Test
  void looksOnlyAtTheValueThatHolds() {
    configured("timeout", "5");
    properties.setProperty("vertexai.timeout", "soon");
    configured("wait", "maybe");
    user.setProperty("vertexai.wait", "true");
    assertThat(problems()).isEmpty();
  }
}
