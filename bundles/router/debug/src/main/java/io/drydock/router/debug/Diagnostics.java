package io.drydock.router.debug;

import io.drydock.api.model.error.EngineException;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.ObjectName;

/** The JVM's diagnostic commands. */
final class Diagnostics {

    private Diagnostics() {}

    static String run(String command) {
        try {
            Object text =
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    command,
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()});
            return String.valueOf(text);
        } catch (JMException e) {
            throw EngineException.system("the JVM refused " + command, e);
        }
    }
}
