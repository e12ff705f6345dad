"""An application of cdk8s-plus that adopts one construct of the library: the new service."""

from cdk8s import App, Chart
from cdk8s_plus_27 import ContainerPort, Deployment, EnvValue, ServicePort
from constructs import Construct

from constructs_lib import WebService, WebServiceProps


class Shop(Chart):
    """The shop as it was, with a cart that is new."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, namespace="shop", disable_resource_name_hashes=True)
        self.cart = WebService(self, "cart", WebServiceProps(image="registry.example/cart:1.4.2"))
        shop = Deployment(self, "frontend", replicas=2)
        shop.add_container(
            image="registry.example/shop:2.0.0",
            ports=[ContainerPort(number=3000)],
            env_variables={"CART_URL": EnvValue.from_value(self.cart.url)},
        )
        shop.expose_via_service(ports=[ServicePort(port=80, target_port=3000)])


def compose() -> App:
    """Return the application."""
    app = App(outdir="dist", output_file_extension=".yaml")
    Shop(app, "shop")
    return app


if __name__ == "__main__":
    compose().synth()
