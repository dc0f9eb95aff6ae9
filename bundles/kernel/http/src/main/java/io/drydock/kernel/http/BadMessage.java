package io.drydock.kernel.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

import java.nio.charset.StandardCharsets;

/** Answers what is no HTTP, and so reaches no router, in one line of text, as Go's server does. */
final class BadMessage implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        String line = status + " " + HttpStatus.getMessage(status);
        response.write(true, BufferUtil.toBuffer(line, StandardCharsets.UTF_8), callback);
        return true;
    }
}
