# The OSGi services that everything stands on: configuration and Declarative Services.
start 1 platform/org.osgi.util.function
start 1 platform/org.osgi.util.promise
start 1 platform/org.osgi.service.component
start 1 platform/org.apache.felix.configadmin
start 1 platform/org.apache.felix.scr
