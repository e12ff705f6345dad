// Package ext replaces the one of that name, which the released module of Traefik lacks.
package ext

// HTTP has no fields of an extension.
type HTTP struct{}

// Router has no fields of an extension.
type Router struct{}
